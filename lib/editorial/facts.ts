import type { Prisma } from '../database/generated/client.ts'
import type { DocumentFacts } from './policy.ts'

type Tx = Prisma.TransactionClient

const included = {
  leadAgency: { select: { id: true, slug: true, acronym: true, name: true } },
  partners: {
    orderBy: { position: 'asc' },
    select: { agencyId: true, agency: { select: { slug: true, acronym: true, name: true } } },
  },
  period: {
    select: {
      startMonth: true,
      endMonth: true,
      round: {
        select: { opensAt: true, closedAt: true, exceptions: { select: { agencyId: true, until: true } } },
      },
    },
  },
  currentRevision: { include: { signatures: { select: { agencyId: true, personId: true } } } },
  liveRevision: {
    select: {
      id: true,
      number: true,
      content: true,
      authors: true,
      frozenById: true,
      signatures: { select: { agencyId: true, personId: true } },
    },
  },
  claimedBy: { select: { name: true } },
  publications: { where: { endedAt: null }, select: { publishedById: true } },
  _count: { select: { revisions: true, comments: { where: { resolvedAt: null, replyToId: null } } } },
} satisfies Prisma.DocumentInclude

/** A document with all that decides what may be done with it. */
export type DocumentRecord = Prisma.DocumentGetPayload<{ include: typeof included }>

/** Finds a document; null where there is none of that identifier. `tx` may be the client itself. */
export async function findDocument(tx: Tx, id: string): Promise<DocumentRecord | null> {
  return tx.document.findUnique({ where: { id }, include: included })
}

/** Documents that match, those first that have not changed for longest. */
export async function findDocuments(
  tx: Tx,
  where: Prisma.DocumentWhereInput,
  take: number,
): Promise<DocumentRecord[]> {
  return tx.document.findMany({
    where,
    include: included,
    orderBy: [{ stateSince: 'asc' }, { id: 'asc' }],
    take,
  })
}

/** A document, held against all others until the transaction ends. */
export async function lockDocument(tx: Tx, id: string): Promise<DocumentRecord | null> {
  await tx.$queryRaw`SELECT 1 FROM "documents" WHERE "id" = ${id}::uuid FOR UPDATE`
  return findDocument(tx, id)
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
