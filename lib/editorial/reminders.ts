import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { recordRefusal } from '../audit/refusals.ts'
import { type Actor, isModerator } from '../auth/actor.ts'
import type { Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { type DocumentRecord, factsOf, lockDocument } from './facts.ts'
import { peopleOf } from './notices.ts'
import { canRead } from './policy.ts'

type Tx = Prisma.TransactionClient

/** What came of a reminder: how many people are told, or why nobody is. */
export type Reminded =
  | { ok: true; told: number }
  | { ok: false; reason: 'notFound' | 'notYours' | 'notNow' | 'remindedToday' }

/** The same document is not reminded of again within this time. */
const pauseMs = 24 * 60 * 60 * 1000

/** Tells those who are to act on a document that it waits for them. Changes nothing of the document. */
export async function remind(actor: Actor, documentId: string, now = new Date()): Promise<Reminded> {
  if (!z.uuid().safeParse(documentId).success) return { ok: false, reason: 'notFound' }
  const reminded = await inTheNameOf(actor, (tx) => remindIn(tx, actor, documentId, now))
  const reason = reminded.ok ? null : reminded.reason
  if (reason === 'notFound' || reason === 'notYours')
    await recordRefusal(actor, { act: 'document.remind', reason, documentId }, now)
  return reminded
}

async function remindIn(tx: Tx, actor: Actor, documentId: string, now: Date): Promise<Reminded> {
  const document = await lockDocument(tx, documentId)
  if (!document || !canRead(actor, factsOf(document, now))) return { ok: false, reason: 'notFound' }
  if (!isModerator(actor)) return { ok: false, reason: 'notYours' }
  const people = await whoIsToAct(tx, document, now)
  people.delete(actor.personId)
  if (people.size === 0) return { ok: false, reason: 'notNow' }
  const since = new Date(now.getTime() - pauseMs)
  const earlier = await tx.notice.count({
    where: { documentId, kind: 'reminder', createdAt: { gt: since } },
  })
  if (earlier > 0) return { ok: false, reason: 'remindedToday' }
  const { title, state, leadAgency } = document
  const data = { title, by: actor.name, lead: leadAgency.acronym, state }
  await tx.notice.createMany({
    data: [...people].map((personId) => ({ personId, kind: 'reminder', documentId, data, createdAt: now })),
  })
  const { personId } = actor
  const agencyId = document.leadAgencyId
  const about = { people: people.size, state }
  await recordEvent(tx, { kind: 'document.remind', at: now, personId, documentId, agencyId, data: about })
  return { ok: true, told: people.size }
}

async function whoIsToAct(tx: Tx, document: DocumentRecord, now: Date): Promise<Set<string>> {
  const { state, claimedById, lastLookUntil } = document
  if (state === 'cosigning') return new Set(await peopleOf(tx, 'unsigned', document))
  if (state === 'draft' || state === 'changes_requested')
    return new Set(await peopleOf(tx, 'owners', document))
  if (state === 'in_review' && claimedById) return new Set([claimedById])
  if (state === 'approved' && lastLookUntil && lastLookUntil > now)
    return new Set(await peopleOf(tx, 'owners', document))
  const isSecretariats = state === 'submitted' || state === 'in_review' || state === 'approved'
  return new Set(isSecretariats || document.reviewDueAt ? await peopleOf(tx, 'moderators', document) : [])
}
