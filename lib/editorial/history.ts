import { z } from 'zod'
import { type Actor, isAuditor } from '../auth/actor.ts'
import type {
  AuditEvent,
  DocumentKind,
  DocumentState,
  Prisma,
  RevisionOrigin,
} from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { differencesBetween, type FieldDifference } from './differences.ts'
import { readDraft } from './draft.ts'
import { type DocumentRecord, factsOf, findDocument } from './facts.ts'
import { canRead, canReadDraft } from './policy.ts'

type Tx = Prisma.TransactionClient

/** Something that was done with a document. */
export type HistoryEntry = {
  sequence: string
  at: string
  /** `document.approve`, `comment.add`. */
  kind: string
  /** Who did it; null where the portal did it by itself. */
  by: string | null
  /** Which text and which version it was about, and why it was done, as far as it says so. */
  revision: number | null
  version: number | null
  reason: string | null
  publishAt: string | null
  timeZone: string | null
}

/** A frozen text, and what became of it. */
export type HistoryRevision = {
  number: number
  origin: RevisionOrigin
  frozenAt: string
  by: string | null
  signedBy: string[]
  approvedBy: string | null
  versions: { version: number; publishedAt: string; endedAt: string | null }[]
}

export type DocumentHistory = {
  id: string
  kind: DocumentKind
  title: string
  state: DocumentState
  slug: string | null
  /** The newest first. */
  entries: HistoryEntry[]
  revisions: HistoryRevision[]
}

/** Who did what with a document, when and why, and all its frozen texts; null where there is none to be seen. */
export async function findHistory(
  actor: Actor,
  id: string,
  now = new Date(),
): Promise<DocumentHistory | null> {
  return inTheNameOf(actor, async (tx) => {
    const document = await findReadable(tx, actor, id, now)
    if (!document) return null
    const events = await tx.auditEvent.findMany({
      where: { documentId: id, NOT: { kind: { startsWith: 'refused.' } } },
      orderBy: { sequence: 'desc' },
    })
    const revisions = await findRevisions(tx, actor, document, now)
    const { kind, title, state, slug } = document
    return { id, kind, title, state, slug, entries: await entriesOf(tx, events), revisions }
  })
}

/** What was done with a document last, for whoever is told that it is no longer as they saw it. */
export async function findLastEntry(
  actor: Actor,
  documentId: string,
  now = new Date(),
): Promise<HistoryEntry | null> {
  return inTheNameOf(actor, async (tx) => {
    if (!(await findReadable(tx, actor, documentId, now))) return null
    const events = await tx.auditEvent.findMany({
      where: { documentId, kind: { startsWith: 'document.' } },
      orderBy: { sequence: 'desc' },
      take: 1,
    })
    return (await entriesOf(tx, events))[0] ?? null
  })
}

/** What changed from one frozen text to another; null where there is no such text, or it is not to be seen. */
export async function compareRevisions(
  actor: Actor,
  id: string,
  [from, to]: [number, number],
  now = new Date(),
): Promise<FieldDifference[] | null> {
  const found = await inTheNameOf(actor, async (tx) => {
    const document = await findReadable(tx, actor, id, now)
    if (!document) return null
    const rows = await tx.revision.findMany({
      where: { documentId: id, number: { in: [from, to] }, ...shownTo(actor, document, now) },
      select: { number: true, content: true },
    })
    return { document, rows }
  })
  if (!found) return null
  const { document, rows } = found
  const textOf = (number: number) => {
    const row = rows.find((each) => each.number === number)
    return row ? readDraft(document.kind, row.content) : null
  }
  const [before, after] = [textOf(from), textOf(to)]
  return before && after ? differencesBetween(document.kind, before, after) : null
}

async function findReadable(tx: Tx, actor: Actor, id: string, now: Date): Promise<DocumentRecord | null> {
  if (!z.uuid().safeParse(id).success) return null
  const document = await findDocument(tx, id)
  return document && canRead(actor, factsOf(document, now)) ? document : null
}

/** What was given up before it was handed over stays between its owners. */
function shownTo(actor: Actor, document: DocumentRecord, now: Date) {
  const seesAll = canReadDraft(actor, factsOf(document, now)) || isAuditor(actor)
  return seesAll ? {} : { origin: { not: 'discarded' as const } }
}

async function findRevisions(
  tx: Tx,
  actor: Actor,
  document: DocumentRecord,
  now: Date,
): Promise<HistoryRevision[]> {
  const rows = await tx.revision.findMany({
    where: { documentId: document.id, ...shownTo(actor, document, now) },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      origin: true,
      frozenAt: true,
      frozenBy: { select: { name: true } },
      signatures: { select: { agency: { select: { acronym: true } } }, orderBy: { signedAt: 'asc' } },
      approval: { select: { moderator: { select: { name: true } } } },
      publications: { orderBy: { version: 'asc' } },
    },
  })
  return rows.map(({ number, origin, frozenAt, frozenBy, signatures, approval, publications }) => ({
    number,
    origin,
    frozenAt: frozenAt.toISOString(),
    by: frozenBy?.name ?? null,
    signedBy: signatures.map(({ agency }) => agency.acronym),
    approvedBy: approval?.moderator.name ?? null,
    versions: publications.map(({ version, publishedAt, endedAt }) => ({
      version,
      publishedAt: publishedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
  }))
}

const eventData = z
  .object({
    revision: z.number().nullable().catch(null),
    version: z.number().nullable().catch(null),
    reason: z.string().nullable().catch(null),
    publishAt: z.string().nullable().catch(null),
    timeZone: z.string().nullable().catch(null),
  })
  .catch({ revision: null, version: null, reason: null, publishAt: null, timeZone: null })

/** Names are those of today: the event holds only who it was. */
async function entriesOf(tx: Tx, events: AuditEvent[]): Promise<HistoryEntry[]> {
  const ids = [...new Set(events.flatMap(({ personId }) => personId ?? []))]
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return events.map(({ sequence, at, kind, personId, data }) => ({
    sequence: sequence.toString(),
    at: at.toISOString(),
    kind,
    by: personId === null ? null : (names.get(personId) ?? ''),
    ...eventData.parse({
      revision: null,
      version: null,
      reason: null,
      publishAt: null,
      timeZone: null,
      ...(data as object),
    }),
  }))
}
