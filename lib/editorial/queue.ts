import { z } from 'zod'
import { type Actor, isAdministrator, isAuditor, isModerator } from '../auth/actor.ts'
import type { DocumentKind, DocumentState, Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { storable } from '../storable.ts'
import { type DocumentRecord, factsOf, findDocuments } from './facts.ts'
import { availableActions, canRead, refusalOf } from './policy.ts'

/** What the secretariat has to look at, and what waits for others: by these names in the address. */
export const queueStates = [
  'waiting',
  'submitted',
  'in_review',
  'approved',
  'emergency',
  'scheduled',
  'changes_requested',
  'cosigning',
] as const
export type QueueState = (typeof queueStates)[number]

/** What narrows the queue; empty where it does not. Slugs of a period, an agency and a measure. */
export type QueueFilters = { state: QueueState; period: string; agency: string; measure: string }

/** All that waits for the secretariat. */
export const wholeQueue: QueueFilters = { state: 'waiting', period: '', agency: '', measure: '' }

/** Reads what the address says; what it does not say, or says twice, narrows nothing. */
export function readQueueFilters(query: Record<string, string | string[] | undefined>): QueueFilters {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? storable(value.slice(0, 100)) : ''
  }
  const state = queueStates.find((each) => each === text('state')) ?? 'waiting'
  return { state, period: text('period'), agency: text('agency'), measure: text('measure') }
}

export type QueueEntry = {
  id: string
  kind: DocumentKind
  title: string
  state: DocumentState
  lockVersion: number
  lead: string
  partners: string[]
  period: { startMonth: string; endMonth: string } | null
  /** Since when somebody is to act; ISO 8601. */
  waitingSince: string
  isOverdue: boolean
  claim: { by: string; until: string; isMine: boolean; isOver: boolean } | null
  openComments: number
  lastLookUntil: string | null
  publishAt: string | null
  reviewDueAt: string | null
  mayClaim: boolean
  mayRelease: boolean
  /** Whether this person could be the second pair of eyes. */
  mayApprove: boolean
  /** Who has not signed yet, while it is being signed. */
  unsigned: string[]
}

/** What nobody has looked at for so long is overdue, and what was approved and not published. */
export const overdueMs = 7 * 24 * 60 * 60 * 1000

/** So many are shown; who has more to do narrows the list. */
export const mostQueued = 200

const waiting = ['submitted', 'in_review', 'approved'] as const

/** What waits, the longest first; nothing for those whom the queue does not concern. */
export async function findQueue(
  actor: Actor,
  filters: QueueFilters,
  now = new Date(),
): Promise<QueueEntry[]> {
  if (!isModerator(actor) && !isAdministrator(actor) && !isAuditor(actor)) return []
  const { documents, since } = await inTheNameOf(actor, async (tx) => {
    const documents = await findDocuments(tx, whereOf(filters), mostQueued)
    return { documents, since: await handedOverAt(tx, documents) }
  })
  return documents
    .filter((document) => canRead(actor, factsOf(document, now)))
    .map((document) => queueEntryOf(actor, document, since.get(document.id), now))
    .sort((a, b) => (a.waitingSince < b.waitingSince ? -1 : a.waitingSince > b.waitingSince ? 1 : 0))
}

/** What documents are called, for whoever may know of them. */
export async function titlesOf(actor: Actor, ids: string[], now = new Date()): Promise<Map<string, string>> {
  const readable = ids.filter((id) => z.uuid().safeParse(id).success)
  const documents = await inTheNameOf(actor, (tx) => findDocuments(tx, { id: { in: readable } }, mostQueued))
  return new Map(
    documents
      .filter((document) => canRead(actor, factsOf(document, now)))
      .map(({ id, title }) => [id, title]),
  )
}

/** What has waited longest of all that this person may approve and nobody else is looking at; null where nothing is. */
export function nextOf(queue: readonly QueueEntry[], but?: string): QueueEntry | null {
  const isNext = ({ id, state, mayApprove, claim }: QueueEntry) =>
    id !== but &&
    mayApprove &&
    (state === 'submitted' || (state === 'in_review' && (!claim || claim.isMine || claim.isOver)))
  return queue.find(isNext) ?? null
}

function whereOf({ state, period, agency, measure }: QueueFilters): Prisma.DocumentWhereInput {
  const conditions: Prisma.DocumentWhereInput[] = [whereState(state)]
  if (period) conditions.push({ period: { slug: period } })
  if (agency)
    conditions.push({
      OR: [{ leadAgency: { slug: agency } }, { partners: { some: { agency: { slug: agency } } } }],
    })
  if (measure) {
    // Activities say of each measure whether it was inferred, stories only name them.
    const among = [[{ measure }], [measure]].map((value) => ({
      content: { path: ['measures'], array_contains: value },
    }))
    conditions.push({ OR: [{ currentRevision: { OR: among } }, { liveRevision: { OR: among } }] })
  }
  return { AND: conditions }
}

function whereState(state: QueueState): Prisma.DocumentWhereInput {
  const emergency: Prisma.DocumentWhereInput = { reviewDueAt: { not: null } }
  if (state === 'emergency') return emergency
  if (state === 'waiting') return { OR: [{ state: { in: [...waiting] } }, emergency] }
  return { state }
}

/** When each text was last handed over to the secretariat: with its last signature, where it is a joint one. */
export async function handedOverAt(
  tx: Prisma.TransactionClient,
  documents: DocumentRecord[],
): Promise<Map<string, Date>> {
  const revisions = await tx.revision.findMany({
    where: { documentId: { in: documents.map(({ id }) => id) }, origin: 'handover' },
    orderBy: { number: 'asc' },
    select: { documentId: true, frozenAt: true, signatures: { select: { signedAt: true } } },
  })
  return new Map(
    revisions.map(({ documentId, frozenAt, signatures }) => {
      const times = [frozenAt, ...signatures.map(({ signedAt }) => signedAt)].map((at) => at.getTime())
      return [documentId, new Date(Math.max(...times))]
    }),
  )
}

/** A document as the queue shows it; `handedOver` where that is known better than by its state. */
export function queueEntryOf(
  actor: Actor,
  document: DocumentRecord,
  handedOver: Date | undefined,
  now: Date,
): QueueEntry {
  const facts = factsOf(document, now)
  const { state, claimedById, claimedUntil, claimedBy, reviewDueAt } = document
  const isUnderReview = state === 'submitted' || state === 'in_review'
  const since = (isUnderReview && handedOver) || document.stateSince
  const possible = availableActions(actor, facts, now)
  const isOverdue = reviewDueAt
    ? reviewDueAt <= now
    : waiting.some((each) => each === state) && now.getTime() - since.getTime() > overdueMs
  return {
    id: document.id,
    kind: document.kind,
    title: document.title,
    state,
    lockVersion: document.lockVersion,
    lead: document.leadAgency.acronym,
    partners: document.partners.map(({ agency }) => agency.acronym),
    period: document.period && {
      startMonth: document.period.startMonth,
      endMonth: document.period.endMonth,
    },
    waitingSince: since.toISOString(),
    isOverdue,
    claim:
      claimedById && claimedUntil
        ? {
            by: claimedBy?.name ?? '',
            until: claimedUntil.toISOString(),
            isMine: claimedById === actor.personId,
            isOver: claimedUntil <= now,
          }
        : null,
    openComments: facts.openComments,
    lastLookUntil: isAhead(document.lastLookUntil, now),
    publishAt: document.publishAt?.toISOString() ?? null,
    reviewDueAt: reviewDueAt?.toISOString() ?? null,
    mayClaim: possible.includes('claim') && claimedById !== actor.personId,
    mayRelease: possible.includes('release'),
    mayApprove: refusalOf('approve', actor, { ...facts, state: 'in_review' }, {}, now) === null,
    unsigned:
      state === 'cosigning'
        ? document.partners
            .filter(({ agencyId }) => !facts.signedIds.includes(agencyId))
            .map(({ agency }) => agency.acronym)
        : [],
  }
}

function isAhead(time: Date | null, now: Date): string | null {
  return time && time > now ? time.toISOString() : null
}
