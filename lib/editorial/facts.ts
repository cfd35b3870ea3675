import type { Document, Revision } from '../database/generated/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { DocumentFacts } from './policy.ts'

type Tx = Prisma.TransactionClient

/** Who signed for whom. */
type Signed = { agencyId: string; personId: string }

/** What a document is read with, beside its own row. */
type Surroundings = {
  leadAgency: { id: string; slug: string; acronym: string; name: string }
  partners: { agencyId: string; agency: { slug: string; acronym: string; name: string } }[]
  period: {
    startMonth: string
    endMonth: string
    round: {
      opensAt: Date
      closedAt: Date | null
      exceptions: { agencyId: string; until: Date }[]
    } | null
  } | null
  currentRevision: (KnownRevision & { signatures: Signed[] }) | null
  liveRevision: (KnownRevision & { signatures: Signed[] }) | null
  claimedBy: { name: string } | null
  /** The version that stands, if one does. */
  publications: { publishedById: string | null }[]
  _count: { revisions: number; comments: number }
}
type KnownRevision = Pick<
  Revision,
  'id' | 'number' | 'content' | 'hash' | 'authors' | 'frozenById' | 'frozenAt'
>

/** A document with all that decides what may be done with it. */
export type DocumentRecord = Document & Surroundings

/** Finds a document; null where there is none of that identifier. `tx` may be the client itself. */
export async function findDocument(tx: Tx, id: string): Promise<DocumentRecord | null> {
  const document = await tx.document.findUnique({ where: { id } })
  return document && ((await withSurroundings(tx, [document]))[0] ?? null)
}

/** Documents that match, those first that have not changed for longest. */
export async function findDocuments(
  tx: Tx,
  where: Prisma.DocumentWhereInput,
  take: number,
): Promise<DocumentRecord[]> {
  const orderBy: Prisma.DocumentOrderByWithRelationInput[] = [{ stateSince: 'asc' }, { id: 'asc' }]
  return withSurroundings(tx, await tx.document.findMany({ where, orderBy, take }))
}

/** A document, held against all others until the transaction ends. */
export async function lockDocument(tx: Tx, id: string): Promise<DocumentRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM "documents" WHERE "id" = ${id}::uuid FOR UPDATE`
  return findDocument(tx, id)
}

/**
 * One statement for all of it: Prisma would send a dozen, several at a time in one transaction, and an editor who
 * saves waits for each.
 */
async function withSurroundings(tx: Tx, documents: Document[]): Promise<DocumentRecord[]> {
  if (documents.length === 0) return []
  const ids = documents.map(({ id }) => id)
  const rows = await tx.$queryRaw<{ id: string; around: Surroundings }[]>`
    SELECT d."id"::text, json_build_object(
      'leadAgency', (SELECT json_build_object('id', a."id", 'slug', a."slug", 'acronym', a."acronym", 'name', a."name")
        FROM "agencies" a WHERE a."id" = d."lead_agency_id"),
      'partners', coalesce((SELECT json_agg(json_build_object('agencyId', p."agency_id", 'agency',
          json_build_object('slug', a."slug", 'acronym', a."acronym", 'name', a."name")) ORDER BY p."position")
        FROM "document_partners" p JOIN "agencies" a ON a."id" = p."agency_id" WHERE p."document_id" = d."id"), '[]'),
      'period', (SELECT json_build_object('startMonth', p."start_month", 'endMonth', p."end_month", 'round',
          (SELECT json_build_object('opensAt', r."opens_at", 'closedAt', r."closed_at", 'exceptions',
              coalesce((SELECT json_agg(json_build_object('agencyId', e."agency_id", 'until', e."until"))
                FROM "reporting_exceptions" e WHERE e."period_id" = r."period_id"), '[]'))
            FROM "reporting_rounds" r WHERE r."period_id" = p."id"))
        FROM "reporting_periods" p WHERE p."id" = d."period_id"),
      'currentRevision', ${revisionAt(Prisma.sql`d."current_revision_id"`)},
      'liveRevision', ${revisionAt(Prisma.sql`d."live_revision_id"`)},
      'claimedBy', (SELECT json_build_object('name', p."name") FROM "people" p WHERE p."id" = d."claimed_by_id"),
      'publications', coalesce((SELECT json_agg(json_build_object('publishedById', p."published_by_id"))
        FROM "publications" p WHERE p."document_id" = d."id" AND p."ended_at" IS NULL), '[]'),
      '_count', json_build_object(
        'revisions', (SELECT count(*) FROM "revisions" r WHERE r."document_id" = d."id"),
        'comments', (SELECT count(*) FROM "comments" c
          WHERE c."document_id" = d."id" AND c."resolved_at" IS NULL AND c."reply_to_id" IS NULL))
    ) AS "around"
    FROM "documents" d WHERE d."id" = ANY(${ids}::uuid[])`
  const byId = new Map(rows.map(({ id, around }) => [id, withDates(around)]))
  return documents.flatMap((document) => {
    const around = byId.get(document.id)
    return around ? [{ ...document, ...around }] : []
  })
}

const revisionAt = (id: Prisma.Sql) => Prisma.sql`(
  SELECT json_build_object('id', r."id", 'number', r."number", 'content', r."content", 'hash', r."hash",
    'authors', coalesce(r."authors", '{}'), 'frozenById', r."frozen_by_id", 'frozenAt', r."frozen_at", 'signatures',
    coalesce((SELECT json_agg(json_build_object('agencyId', s."agency_id", 'personId', s."person_id"))
      FROM "signatures" s WHERE s."revision_id" = r."id"), '[]'))
  FROM "revisions" r WHERE r."id" = ${id})`

/** JSON has no dates. */
function withDates(around: Surroundings): Surroundings {
  const { period, currentRevision, liveRevision } = around
  for (const revision of [currentRevision, liveRevision])
    if (revision) revision.frozenAt = new Date(revision.frozenAt)
  const round = period?.round
  if (!round) return around
  round.opensAt = new Date(round.opensAt)
  round.closedAt &&= new Date(round.closedAt)
  for (const exception of round.exceptions) exception.until = new Date(exception.until)
  return around
}

/** What rights depend on. */
export function factsOf(document: DocumentRecord, now: Date): DocumentFacts {
  const { currentRevision, liveRevision } = document
  const publisherId = document.publications[0]?.publishedById
  const partnerIds = document.partners.map(({ agencyId }) => agencyId)
  return {
    kind: document.kind,
    state: document.state,
    leadAgencyId: document.leadAgencyId,
    // A profile has the identifier of its agency, and goes with everything else to the one that it was merged into.
    isOfMergedAgency: document.kind === 'agency_profile' && document.id !== document.leadAgencyId,
    partnerIds,
    signedIds: currentRevision?.signatures.map(({ agencyId }) => agencyId) ?? [],
    involvedIds: involvedIn(currentRevision),
    involvedInPublicIds: [...involvedIn(liveRevision), ...(publisherId ? [publisherId] : [])],
    openComments: document._count.comments,
    isPublic: document.liveRevisionId !== null,
    wasHandedOver: document._count.revisions > 0,
    openFor: openFor(document, [document.leadAgencyId, ...partnerIds], now),
    claimedById: document.claimedById,
    lastLookUntil: document.lastLookUntil,
    publishAt: document.publishAt,
    reviewDueAt: document.reviewDueAt,
  }
}

/** Who wrote, handed over or signed a frozen text. */
function involvedIn(revision: DocumentRecord['currentRevision'] | DocumentRecord['liveRevision']): string[] {
  if (!revision) return []
  const { authors, frozenById, signatures } = revision
  return [...authors, ...(frozenById ? [frozenById] : []), ...signatures.map(({ personId }) => personId)]
}

/** Those of the agencies from which the period of a document takes reports now. */
function openFor({ kind, period }: DocumentRecord, agencyIds: string[], now: Date): string[] | null {
  if (kind !== 'activity') return null
  const round = period?.round
  if (!round) return []
  if (round.opensAt <= now && (round.closedAt === null || round.closedAt > now)) return agencyIds
  return agencyIds.filter((id) =>
    round.exceptions.some(({ agencyId, until }) => agencyId === id && until > now),
  )
}
