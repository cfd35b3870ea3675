import type { DocumentKind, Prisma, SearchKind } from '../database/generated/client.ts'
import { refreshDocuments } from '../search/documents.ts'
import {
  projectActivity,
  projectProfile,
  projectProgrammeResult,
  projectStory,
  type Target,
} from './project.ts'
import type { Tx } from './rows.ts'
import { contentSchemas } from './schema.ts'
import { freeSlug } from './slugs.ts'

/** Any number will do, as long as nothing else in this database locks it. */
const advisoryLock = 7_276_933

type Publishing = {
  documentId: string
  revisionId: string
  at: Date
  /** Who published it; null where it was the portal by itself. */
  personId: string | null
  isEmergency?: boolean
  /** The address for a first publication; made from the title where none is given. */
  slug?: string
  /** Whether whoever loads many things writes what they are found by at the end. */
  leavesSearch?: boolean
}

/** What came of it: the address and the number of the version. */
export type Published = { slug: string; version: number }

/**
 * The bridge from the write side to the read side: makes one revision what the public sees, as the next version of
 * its document. All within the transaction that is handed over. Throws where the content is not what can be
 * published, and where something that it names does not exist.
 */
export async function publishRevision(tx: Tx, publishing: Publishing): Promise<Published> {
  const { documentId, revisionId, at, personId, isEmergency = false } = publishing
  // One publication at a time: no two find the same address free.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${advisoryLock}::bigint)::text`
  const revision = await tx.revision.findUniqueOrThrow({
    where: { id: revisionId },
    include: { document: { include: { leadAgency: { select: { slug: true } } } } },
  })
  const { document } = revision
  const content = contentSchemas[document.kind].parse(revision.content)
  const slug = document.slug ?? publishing.slug ?? (await addressOf(tx, document))
  const version = (await latestVersion(tx, documentId)) + 1
  const target = { id: documentId, slug, lead: document.leadAgency.slug, version, at }
  await project(tx, document.kind, target, content)
  await tx.publication.updateMany({ where: { documentId, endedAt: null }, data: { endedAt: at } })
  await tx.publication.create({
    data: { documentId, version, revisionId, publishedAt: at, publishedById: personId, isEmergency },
  })
  await tx.document.update({
    where: { id: documentId },
    data: {
      slug,
      liveRevisionId: revisionId,
      currentRevisionId: null,
      publishAt: null,
      claimedById: null,
      claimedUntil: null,
      lastLookUntil: null,
      state: 'published',
      stateSince: at,
      updatedAt: at,
    },
  })
  await tx.withdrawal.deleteMany({ where: { kind: document.kind, slug } })
  if (document.kind === 'activity') await keepVersion(tx, target, revision.hash, content)
  if (!publishing.leavesSearch) await refreshSearch(tx, document.kind, slug)
  return { slug, version }
}

/** Takes what is public of a document back; its address says why from then on. A text under way stays under way. */
export async function withdraw(
  tx: Tx,
  { documentId, reason, at }: { documentId: string; reason: string; at: Date },
): Promise<void> {
  const document = await tx.document.findUniqueOrThrow({ where: { id: documentId } })
  const { kind, slug, title } = document
  if (!slug) throw new Error(`Document ${documentId} was never published.`)
  await removers[kind](tx, documentId)
  await tx.publication.updateMany({ where: { documentId, endedAt: null }, data: { endedAt: at } })
  const ended = document.state === 'published' ? { state: 'unpublished' as const, stateSince: at } : {}
  await tx.document.update({
    where: { id: documentId },
    data: { liveRevisionId: null, reviewDueAt: null, reason, updatedAt: at, ...ended },
  })
  await tx.withdrawal.create({ data: { kind, slug, title, reason, withdrawnAt: at } })
  await refreshSearch(tx, kind, slug)
}

/** The address of a first publication: a profile is read at its agency's, all else under its title. */
async function addressOf(
  tx: Tx,
  { kind, title, leadAgency }: { kind: DocumentKind; title: string; leadAgency: { slug: string } },
): Promise<string> {
  return kind === 'agency_profile' ? leadAgency.slug : freeSlug(tx, kind, title)
}

async function project(tx: Tx, kind: DocumentKind, target: Target, content: unknown): Promise<void> {
  const projections: Record<DocumentKind, (tx: Tx, target: Target, content: never) => Promise<void>> = {
    activity: projectActivity,
    agency_profile: projectProfile,
    story: projectStory,
    programme_result: projectProgrammeResult,
  }
  await projections[kind](tx, target, content as never)
}

const removers: Record<DocumentKind, (tx: Tx, id: string) => PromiseLike<unknown>> = {
  activity: (tx, id) => tx.activity.delete({ where: { id } }),
  agency_profile: (tx, agencyId) => tx.profileSection.deleteMany({ where: { agencyId } }),
  story: (tx, id) => tx.story.delete({ where: { id } }),
  programme_result: (tx, id) => tx.result.delete({ where: { id } }),
}

async function latestVersion(tx: Tx, documentId: string): Promise<number> {
  const { _max } = await tx.publication.aggregate({ where: { documentId }, _max: { version: true } })
  return _max.version ?? 0
}

/** What readers may still cite after the next version: without what was never public. */
async function keepVersion(tx: Tx, target: Target, hash: string, content: object): Promise<void> {
  const { id: activityId, slug, version, at } = target
  const { consent, ...shown } = content as { consent?: string; title: string }
  await tx.activityVersion.create({
    data: {
      activityId,
      slug,
      version,
      title: shown.title,
      content: { ...shown, lead: target.lead } as Prisma.InputJsonObject,
      hash,
      publishedAt: at,
    },
  })
}

const searchKinds: Record<DocumentKind, SearchKind> = {
  activity: 'activity',
  agency_profile: 'agency',
  story: 'story',
  programme_result: 'result',
}

/** The thing itself, and the results that it states. */
async function refreshSearch(tx: Tx, kind: DocumentKind, slug: string): Promise<void> {
  await refreshDocuments(tx, [{ kind: searchKinds[kind], keys: [slug] }])
  if (kind === 'agency_profile' || kind === 'programme_result') return
  const stated = await tx.$queryRaw<{ key: string }[]>`
    SELECT "key" FROM "search_documents" WHERE "kind" = 'result' AND starts_with("key", ${`${slug}-`})
    UNION SELECT "slug" FROM "results" WHERE starts_with("slug", ${`${slug}-`})`
  if (stated.length > 0) await refreshDocuments(tx, [{ kind: 'result', keys: stated.map(({ key }) => key) }])
}
