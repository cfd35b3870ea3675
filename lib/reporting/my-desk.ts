import { type Actor, isAdministrator, isAuditor, isModerator, speaksFor } from '../auth/actor.ts'
import type { DocumentKind, DocumentState, Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { deskAddress } from '../editorial/desk-addresses.ts'
import { type DocumentRecord, factsOf, findDocuments } from '../editorial/facts.ts'
import { awaitedOf, type Turn } from '../editorial/turn.ts'
import type { Span } from '../format.ts'
import { findOpenRounds, type OpenRound } from './rounds.ts'

/** A document in the lists of the desk: where it stands, and who is to act. */
export type DeskItem = {
  id: string
  kind: DocumentKind
  title: string
  /** Where it is written, without language. */
  path: string
  state: DocumentState
  since: string
  period: Span | null
  lead: string
  partners: string[]
  turn: Turn
  /** Whether it waits for the person. */
  isMine: boolean
  /** Agencies that are to act, by their acronyms. */
  awaited: string[]
  openComments: number
  /** Its public address, where the public sees a text of it. */
  slug: string | null
  publishAt: string | null
  lookUntil: string | null
  /** What was said with the last return, refusal or withdrawal. */
  reason: string | null
}

/** What one of the person's agencies has for one period. */
export type AgencyReport = {
  agency: { id: string; acronym: string }
  /** Until when it may report after the period was closed. */
  exceptionUntil: string | null
  entries: DeskItem[]
  /** That it has nothing to report, signed. */
  statement: { id: string; by: string; at: string; note: string | null } | null
}

export type DeskRound = Omit<OpenRound, 'agencies'> & { reports: AgencyReport[] }

export type MyDesk = {
  /** What waits for the person, the longest first. */
  mine: DeskItem[]
  /** What waits for others, the longest first. */
  others: DeskItem[]
  rounds: DeskRound[]
  /** Refused or taken back of late. */
  ended: DeskItem[]
  /** Agencies whose profile the person looks after. */
  profiles: { id: string; acronym: string }[]
}

/** What waits for the secretariat, as numbers: the queue has the rest. */
export type SecretariatDesk = { waiting: number; claimed: number; approved: number; emergency: number }

/** Texts that came to an end are shown for so long. */
const endedDays = 90
/** More than anybody has under way. */
const mostItems = 500

/** Everything that concerns a person as one who speaks for agencies. */
export async function findMyDesk(actor: Actor, now = new Date()): Promise<MyDesk> {
  const agencies = actor.agencies.filter(({ id }) => speaksFor(actor, id))
  const ids = agencies.map(({ id }) => id)
  if (ids.length === 0) return { mine: [], others: [], rounds: [], ended: [], profiles: [] }
  const open = await findOpenRounds(ids, now)
  const periodIds = open.map(({ periodId }) => periodId)
  const { documents, statements } = await inTheNameOf(actor, async (tx) => ({
    documents: await findDocuments(tx, shownAt(ids, periodIds, now), mostItems),
    statements: await tx.nothingToReport.findMany({
      where: { agencyId: { in: ids }, periodId: { in: periodIds }, withdrawnAt: null },
      select: {
        id: true,
        agencyId: true,
        periodId: true,
        note: true,
        signedAt: true,
        signedBy: { select: { name: true } },
      },
    }),
  }))
  const items = documents.map((document) => ({ document, item: itemOf(actor, document, now) }))
  const waiting = items.map(({ item }) => item).filter(({ turn }) => turn !== 'nothing')
  return {
    mine: waiting.filter(({ isMine }) => isMine),
    others: waiting.filter(({ isMine }) => !isMine),
    rounds: open.map(({ agencies: taking, ...round }) => ({
      ...round,
      reports: taking.flatMap(({ id, exceptionUntil }) => {
        const agency = agencies.find((each) => each.id === id)
        if (!agency) return []
        const entries = items.filter(
          ({ document }) =>
            document.periodId === round.periodId &&
            !isEnded(document.state) &&
            [document.leadAgencyId, ...document.partners.map(({ agencyId }) => agencyId)].includes(id),
        )
        const said = statements.find((row) => row.agencyId === id && row.periodId === round.periodId)
        return {
          agency: { id, acronym: agency.acronym },
          exceptionUntil,
          entries: entries.map(({ item }) => item),
          statement: said
            ? { id: said.id, by: said.signedBy.name, at: said.signedAt.toISOString(), note: said.note }
            : null,
        }
      }),
    })),
    ended: items.map(({ item }) => item).filter(({ state }) => isEnded(state)),
    profiles: agencies.map(({ id, acronym }) => ({ id, acronym })),
  }
}

/** How much waits for the secretariat; null for those whom it does not concern. */
export async function findSecretariatDesk(actor: Actor): Promise<SecretariatDesk | null> {
  if (!isModerator(actor) && !isAdministrator(actor) && !isAuditor(actor)) return null
  return inTheNameOf(actor, async (tx) => {
    const count = (where: Prisma.DocumentWhereInput) => tx.document.count({ where })
    return {
      waiting: await count({ state: { in: ['submitted', 'in_review'] } }),
      claimed: await count({ state: 'in_review', claimedById: actor.personId }),
      approved: await count({ state: 'approved' }),
      emergency: await count({ reviewDueAt: { not: null } }),
    }
  })
}

function shownAt(agencyIds: string[], periodIds: string[], now: Date): Prisma.DocumentWhereInput {
  const lately = new Date(now.getTime() - endedDays * 24 * 60 * 60 * 1000)
  const isOwned = [
    { leadAgencyId: { in: agencyIds } },
    { partners: { some: { agencyId: { in: agencyIds } } } },
  ]
  const isShown: Prisma.DocumentWhereInput[] = [
    { state: { notIn: ['published', 'unpublished', 'refused'] } },
    { state: 'published', kind: 'activity', periodId: { in: periodIds } },
    { state: { in: ['unpublished', 'refused'] }, stateSince: { gt: lately } },
  ]
  return { AND: [{ OR: isOwned }, { OR: isShown }] }
}

/** A document as the desk of a person shows it. */
export function itemOf(actor: Actor, document: DocumentRecord, now: Date): DeskItem {
  const facts = factsOf(document, now)
  const { turn, agencyIds } = awaitedOf(facts, now)
  const { id, kind, state, leadAgency, partners, period } = document
  const acronyms = new Map([
    [document.leadAgencyId, leadAgency.acronym],
    ...partners.map(({ agencyId, agency }) => [agencyId, agency.acronym] as const),
  ])
  return {
    id,
    kind,
    title: document.title,
    path: deskAddress({ kind, id }),
    state,
    since: document.stateSince.toISOString(),
    period: period && { startMonth: period.startMonth, endMonth: period.endMonth },
    lead: leadAgency.acronym,
    partners: partners.map(({ agency }) => agency.acronym),
    turn,
    isMine: agencyIds.some((agencyId) => speaksFor(actor, agencyId)),
    awaited: agencyIds.map((agencyId) => acronyms.get(agencyId) ?? ''),
    openComments: facts.openComments,
    slug: facts.isPublic ? document.slug : null,
    publishAt: document.publishAt?.toISOString() ?? null,
    lookUntil: document.lastLookUntil?.toISOString() ?? null,
    reason: document.reason,
  }
}

function isEnded(state: DocumentState): boolean {
  return state === 'refused' || state === 'unpublished'
}
