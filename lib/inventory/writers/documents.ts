import { hashOf } from '../../canonical-json.ts'
import type { DocumentKind, Prisma } from '../../database/generated/client.ts'
import { agenciesOf } from '../../publication/agency-addresses.ts'
import { publishRevision } from '../../publication/publish.ts'
import { idOf, type Tx } from '../../publication/rows.ts'
import type { ActivityFile, AgencyFile, StoryFile } from '../schema.ts'

type Writing = {
  kind: DocumentKind
  slug: string
  title: string
  /** The slug of the agency that leads. */
  lead: string
  partners?: string[]
  period?: { start: string; end: string }
  content: Prisma.InputJsonObject
  /** What the read side knows it by already. */
  id?: string | undefined
}

export async function writeActivity(tx: Tx, activity: ActivityFile): Promise<void> {
  const { slug, lead, ...content } = activity
  const { title, partners, period } = content
  const known = await tx.activity.findUnique({ where: { slug }, select: { id: true } })
  await publishFile(tx, { kind: 'activity', slug, title, lead, partners, period, content, id: known?.id })
}

export async function writeStory(tx: Tx, story: StoryFile): Promise<void> {
  const { slug, ...content } = story
  const [lead = '', ...partners] = content.agencies
  const known = await tx.story.findUnique({ where: { slug }, select: { id: true } })
  await publishFile(tx, { kind: 'story', slug, title: content.title, lead, partners, content, id: known?.id })
}

/** An agency without a profile has no document of it. */
export async function writeProfile(tx: Tx, { slug, name, profile }: AgencyFile): Promise<void> {
  const id = await idOf(agenciesOf(tx), slug)
  const known = await tx.document.findUnique({ where: { id }, select: { id: true } })
  if (profile.length === 0 && !known) return
  const content = { sections: profile }
  await publishFile(tx, { kind: 'agency_profile', slug, title: name, lead: slug, content, id })
}

/**
 * Takes what is public of a document back, because its file is gone. What was written and published stays in its
 * history: a later file of the same name goes on from there.
 */
export async function endDocument(tx: Tx, kind: DocumentKind, slug: string): Promise<void> {
  const where = { kind_slug: { kind, slug } }
  const document = await tx.document.findUnique({ where, select: { id: true } })
  if (!document) return
  await tx.publication.updateMany({
    where: { documentId: document.id, endedAt: null },
    data: { endedAt: new Date() },
  })
  const lockVersion = { increment: 1 }
  await tx.document.update({ where, data: { liveRevisionId: null, state: 'unpublished', lockVersion } })
}

/** Makes the file a further revision of its document and publishes it, unless people have gone on from it. */
async function publishFile(tx: Tx, writing: Writing): Promise<void> {
  const { content } = writing
  const at = new Date()
  const document = await findOrCreate(tx, writing)
  if (document.state !== 'published' && document.state !== 'unpublished') return
  if (document.liveRevision && document.liveRevision.origin !== 'inventory') return
  const { id: documentId } = document
  await describe(tx, documentId, writing)
  const number = document._count.revisions + 1
  const revision = await tx.revision.create({
    data: { documentId, number, content, hash: hashOf(content), origin: 'inventory', frozenAt: at },
  })
  const publishing = { documentId, revisionId: revision.id, at, personId: null, slug: writing.slug }
  await publishRevision(tx, { ...publishing, leavesSearch: true })
}

const fields = {
  liveRevision: { select: { origin: true } },
  _count: { select: { revisions: true } },
} satisfies Prisma.DocumentInclude

/** A document of the starting content is public from the beginning; until then it counts as taken back. */
async function findOrCreate(tx: Tx, { kind, slug, title, lead, id }: Writing) {
  const found = await tx.document.findUnique({ where: { kind_slug: { kind, slug } }, include: fields })
  if (found) return found
  const leadAgencyId = await idOf(agenciesOf(tx), lead)
  const data = { ...(id && { id }), kind, slug, title, leadAgencyId, state: 'unpublished' as const }
  return tx.document.create({ data, include: fields })
}

/** What the desk knows a document by, as the file has it. */
async function describe(tx: Tx, documentId: string, writing: Writing): Promise<void> {
  const { title, lead, partners = [], period } = writing
  await tx.document.update({
    where: { id: documentId },
    data: {
      title,
      leadAgencyId: await idOf(agenciesOf(tx), lead),
      ...(period && { periodId: await idOf(tx.reportingPeriod, `${period.start}--${period.end}`) }),
      lockVersion: { increment: 1 },
    },
  })
  await tx.documentPartner.deleteMany({ where: { documentId } })
  for (const [position, slug] of partners.entries())
    await tx.documentPartner.create({
      data: { documentId, agencyId: await idOf(agenciesOf(tx), slug), position },
    })
}
