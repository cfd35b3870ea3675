import { z } from 'zod'
import { type Actor, isSecretariat } from '../auth/actor.ts'
import type { DocumentKind, Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import type { ActivityDetail } from '../directory/activities.ts'
import type { StoryDetail } from '../directory/stories.ts'
import { isTimeZone, type TimeZone } from '../time-zones.ts'
import { type CommentThread, findThreads } from './comment-threads.ts'
import { differencesBetween, type FieldDifference } from './differences.ts'
import { doubtsIn } from './doubts.ts'
import { type ActivityDraft, type Draft, readDraft, type StoryDraft } from './draft.ts'
import { type DocumentRecord, factsOf, findDocument } from './facts.ts'
import { findGoneLinksOf } from './links-under-way.ts'
import { findLexicon } from './named.ts'
import { availableActions, canRead, type DocumentFacts } from './policy.ts'
import { previewActivity, previewStory } from './preview.ts'
import { handedOverAt, type QueueEntry, queueEntryOf } from './queue.ts'
import { missingFrom, type Requirement } from './requirements.ts'
import type { Action } from './workflow.ts'

/** A text under review: the one in question beside the one that it is compared with. */
export type Review = {
  entry: QueueEntry
  kind: DocumentKind
  slug: string | null
  lead: { id: string; slug: string; acronym: string; name: string }
  /** Whether readers can see a text of it. */
  isPublic: boolean
  actions: Action[]
  /** Whether this person had a part in the text, and so cannot approve it. */
  isInvolved: boolean
  /** What was said with the last return, refusal or withdrawal. */
  reason: string | null
  /** Number of the text that is read; null where there is none that this person may see. */
  revision: { number: number; by: string | null; frozenAt: string; signedBy: string[] } | null
  text: Draft | null
  /** What it is compared with: what the public sees, or saw before. Null for a first text. */
  compared: { revision: number; version: number } | null
  differences: FieldDifference[]
  requirements: Requirement[]
  threads: CommentThread[]
  /** Whether this person may begin a comment, and take one as settled. */
  mayComment: boolean
  maySettle: boolean
  /** Where readers find it next: the time zone in which a publication was set. */
  timeZone: TimeZone | null
  preview: Preview | null
}

type Tx = Prisma.TransactionClient

export type Preview = { kind: 'activity'; activity: ActivityDetail } | { kind: 'story'; story: StoryDetail }

/** All that a review of a document shows; null where there is nothing for this person to see. */
export async function findReview(actor: Actor, id: string, now = new Date()): Promise<Review | null> {
  if (!z.uuid().safeParse(id).success) return null
  const found = await inTheNameOf(actor, (tx) => findReviewed(tx, actor, id, now))
  if (!found) return null
  const { document, facts, revisions, handedOver, threads, timeZone } = found
  const { read, compared } = chosen(document, revisions)
  const text = read && readDraft(document.kind, read.content)
  const before = compared && readDraft(document.kind, compared.content)
  return {
    entry: queueEntryOf(actor, document, handedOver.get(id), now),
    kind: document.kind,
    slug: document.slug,
    lead: document.leadAgency,
    isPublic: facts.isPublic,
    actions: availableActions(actor, facts, now),
    isInvolved: isInvolvedIn(actor, facts),
    reason: document.reason,
    revision: read && {
      number: read.number,
      by: read.frozenBy?.name ?? null,
      frozenAt: read.frozenAt.toISOString(),
      signedBy: read.signatures.map(({ agency }) => agency.acronym),
    },
    text,
    compared: compared && { revision: compared.number, version: compared.publications[0]?.version ?? 0 },
    differences: text ? differencesBetween(document.kind, before, text) : [],
    requirements: text ? await concerning(document, text, now) : [],
    threads,
    mayComment: isSecretariat(actor) && document.currentRevisionId !== null,
    maySettle: isSecretariat(actor),
    timeZone,
    preview: text && (await previewOf(document, text)),
  }
}

/** What of it is kept in the database; null where there is nothing for this person. */
async function findReviewed(tx: Tx, actor: Actor, id: string, now: Date) {
  const document = await findDocument(tx, id)
  if (!document) return null
  const facts = factsOf(document, now)
  if (!canRead(actor, facts)) return null
  const revisions = await findRevisions(tx, document)
  const handedOver = await handedOverAt(tx, [document])
  const threads = await findThreads(tx, id)
  return { document, facts, revisions, handedOver, threads, timeZone: await timeZoneOf(tx, document) }
}

const revisionFields = {
  id: true,
  number: true,
  content: true,
  frozenAt: true,
  frozenBy: { select: { name: true } },
  signatures: { select: { agency: { select: { acronym: true } } }, orderBy: { signedAt: 'asc' } },
  publications: { select: { version: true }, orderBy: { version: 'desc' }, take: 1 },
} satisfies Prisma.RevisionSelect

type RevisionRow = Prisma.RevisionGetPayload<{ select: typeof revisionFields }>

/** Newest first; what was given up is not among them. */
async function findRevisions(tx: Tx, { id: documentId }: DocumentRecord): Promise<RevisionRow[]> {
  return tx.revision.findMany({
    where: { documentId, origin: { not: 'discarded' } },
    orderBy: { number: 'desc' },
    select: revisionFields,
  })
}

/** The text in question, else the one that was handed over last; beside it what was public before it. */
function chosen(
  { currentRevisionId, liveRevisionId }: DocumentRecord,
  revisions: RevisionRow[],
): { read: RevisionRow | null; compared: RevisionRow | null } {
  const read = revisions.find(({ id }) => id === currentRevisionId) ?? revisions[0] ?? null
  const earlier = revisions.filter(({ number }) => read !== null && number < read.number)
  const live = revisions.find(({ id }) => id === liveRevisionId && id !== read?.id)
  return { read, compared: live ?? earlier.find(({ publications }) => publications.length > 0) ?? null }
}

/** What is missing and what is doubtful. */
async function concerning(
  { kind, leadAgency }: DocumentRecord,
  text: Draft,
  now: Date,
): Promise<Requirement[]> {
  const [lexicon, goneLinks] = await Promise.all([findLexicon(), findGoneLinksOf(text, now)])
  const around = { lead: leadAgency, lexicon, goneLinks }
  return [...missingFrom(kind, text, leadAgency.slug), ...doubtsIn(kind, text, around)]
}

/** The text as its page would show it, for kinds that have one. */
async function previewOf(
  { id, slug, kind, leadAgency }: DocumentRecord,
  text: Draft,
): Promise<Preview | null> {
  const about = { id, slug, lead: leadAgency.slug }
  if (kind === 'activity') {
    const activity = await previewActivity(about, text as ActivityDraft)
    return activity && { kind, activity }
  }
  if (kind !== 'story') return null
  const story = await previewStory(about, text as StoryDraft)
  return story && { kind, story }
}

async function timeZoneOf(tx: Tx, { id: documentId, publishAt }: DocumentRecord): Promise<TimeZone | null> {
  if (!publishAt) return null
  const event = await tx.auditEvent.findFirst({
    where: { documentId, kind: 'document.schedule' },
    orderBy: { sequence: 'desc' },
    select: { data: true },
  })
  const zone = (event?.data as { timeZone?: unknown } | null)?.timeZone
  return typeof zone === 'string' && isTimeZone(zone) ? zone : null
}

function isInvolvedIn(actor: Actor, { involvedIds, leadAgencyId, partnerIds }: DocumentFacts): boolean {
  const owners = [leadAgencyId, ...partnerIds]
  return involvedIds.includes(actor.personId) || actor.agencies.some(({ id }) => owners.includes(id))
}
