import type { Prisma } from '../database/generated/client.ts'
import type { Effect } from './effects/effect.ts'
import type { DocumentRecord } from './facts.ts'
import { type Doer, portal } from './policy.ts'
import type { Action } from './workflow.ts'

type Tx = Prisma.TransactionClient

/** Who hears of something: the people of the agencies that own the document, or the secretariat. */
export type Audience = 'owners' | 'lead' | 'partners' | 'unsigned' | 'moderators'

/** What is told, to whom. What is not in this table is not told of. */
const told: Partial<Record<Action, readonly Audience[]>> = {
  sign: ['lead'],
  decline: ['owners'],
  leave: ['owners'],
  withdraw: ['partners'],
  requestChanges: ['owners'],
  amend: ['owners', 'moderators'],
  confirm: ['moderators'],
  approve: ['owners'],
  refuse: ['owners'],
  reopen: ['owners'],
  publish: ['owners'],
  publishWhenDue: ['owners'],
  schedule: ['owners'],
  unpublish: ['owners'],
  publishInEmergency: ['owners', 'moderators'],
  reviewEmergency: ['owners'],
}

/** The notices that an action causes; nobody is told of what they did themselves. */
export async function noticesOf(
  tx: Tx,
  doer: Doer,
  document: DocumentRecord,
  action: Action,
  effect: Extract<Effect, { state: unknown }>,
  now: Date,
): Promise<Prisma.NoticeCreateManyInput[]> {
  const kinds: { kind: string; audience: readonly Audience[] }[] = [
    { kind: action, audience: told[action] ?? [] },
  ]
  if (action === 'submit' && effect.state === 'cosigning')
    kinds.push({ kind: 'signatureWanted', audience: ['partners'] })
  const isHandedOver = effect.state === 'submitted' && ['draft', 'cosigning'].includes(document.state)
  if (isHandedOver) kinds.push({ kind: 'submitted', audience: ['moderators'] })
  const by = doer === portal ? null : doer.name
  const title = typeof effect.document?.title === 'string' ? effect.document.title : document.title
  const data = { title, by, lead: document.leadAgency.acronym, reason: String(effect.data?.reason ?? '') }
  const rows: Prisma.NoticeCreateManyInput[] = []
  for (const { kind, audience } of kinds) {
    const people = new Set<string>()
    for (const each of audience) for (const id of await peopleOf(tx, each, document)) people.add(id)
    if (doer !== portal) people.delete(doer.personId)
    rows.push(
      ...[...people].map((personId) => ({ personId, kind, documentId: document.id, data, createdAt: now })),
    )
  }
  return rows
}

/** The people of an audience who can sign in. */
export async function peopleOf(tx: Tx, audience: Audience, document: DocumentRecord): Promise<string[]> {
  const partnerIds = document.partners.map(({ agencyId }) => agencyId)
  const signed = document.currentRevision?.signatures.map(({ agencyId }) => agencyId) ?? []
  const agencyIds = {
    owners: [document.leadAgencyId, ...partnerIds],
    lead: [document.leadAgencyId],
    partners: partnerIds,
    /** Partners whose signature is still wanted. */
    unsigned: partnerIds.filter((id) => !signed.includes(id)),
    moderators: [],
  }[audience]
  const people = await tx.person.findMany({
    where: {
      disabledAt: null,
      ...(audience === 'moderators'
        ? { roles: { has: 'moderator' } }
        : { roles: { has: 'focal_point' }, assignments: { some: { agencyId: { in: agencyIds } } } }),
    },
    select: { id: true },
  })
  return people.map(({ id }) => id)
}
