import { hashOf } from '../../canonical-json.ts'
import type { Prisma, RevisionOrigin } from '../../database/generated/client.ts'
import { agenciesOf } from '../../publication/agency-addresses.ts'
import { contentSchemas } from '../../publication/schema.ts'
import { contentOf, type Draft, partnersOf, readDraft, titleOf } from '../draft.ts'
import type { DocumentRecord } from '../facts.ts'
import { withPresentAgencies } from '../present-agencies.ts'
import { missingFrom, type Requirement } from '../requirements.ts'

type Tx = Prisma.TransactionClient

/** The text that can be changed, with everybody who changed it; null where there is none yet. */
export async function workingCopyOf(tx: Tx, document: DocumentRecord) {
  return tx.workingCopy.findUnique({ where: { documentId: document.id } })
}

/**
 * Lets work go on from a frozen text, unless there is a working copy already. Whoever wrote what is not public yet
 * stays one of its authors.
 */
export async function thaw(tx: Tx, document: DocumentRecord, personId: string, now: Date): Promise<void> {
  const revisionId =
    document.currentRevisionId ?? document.liveRevisionId ?? (await newestRevision(tx, document.id))
  if (!revisionId || (await workingCopyOf(tx, document))) return
  const revision = await tx.revision.findUniqueOrThrow({ where: { id: revisionId } })
  const authors = revisionId === document.liveRevisionId ? [] : revision.authors
  const content = await withPresentAgencies(tx, revision.content as object)
  const draft = readDraft(document.kind, content)
  await tx.workingCopy.create({
    data: {
      documentId: document.id,
      content: draft as unknown as Prisma.InputJsonObject,
      baseRevisionId: revisionId,
      authors,
      updatedById: personId,
      updatedAt: now,
    },
  })
}

/** What the desk knows of a text: its title, its period and who owns it. */
export async function describe(
  tx: Tx,
  document: DocumentRecord,
  draft: Draft,
  now: Date,
): Promise<Prisma.DocumentUncheckedUpdateInput> {
  const slugs = partnersOf(draft, document.leadAgency.slug)
  const known = document.partners.map(({ agency }) => agency.slug)
  if (slugs.join(' ') !== known.join(' ')) await replacePartners(tx, document.id, slugs)
  const title = titleOf(draft, document.leadAgency.name)
  const periodId = await openPeriodOf(tx, document, draft, now)
  return { title, ...(periodId && { periodId }) }
}

/** Freezes a text as the next revision; refuses with what is missing from it. */
export async function freeze(
  tx: Tx,
  document: DocumentRecord,
  frozen: { draft: Draft; origin: RevisionOrigin; authors: string[]; personId: string; now: Date },
): Promise<{ ok: true; revisionId: string; number: number } | { ok: false; requirements: Requirement[] }> {
  const { draft, origin, authors, personId, now } = frozen
  const requirements = missingFrom(document.kind, draft, document.leadAgency.slug)
  if (requirements.length > 0) return { ok: false, requirements }
  const content = contentSchemas[document.kind].parse(contentOf(draft)) as Prisma.InputJsonObject
  const number = document._count.revisions + 1
  const revision = await tx.revision.create({
    data: {
      documentId: document.id,
      number,
      content,
      hash: hashOf(content),
      origin,
      authors,
      frozenById: personId,
      frozenAt: now,
    },
  })
  await tx.workingCopy.deleteMany({ where: { documentId: document.id } })
  return { ok: true, revisionId: revision.id, number }
}

async function newestRevision(tx: Tx, documentId: string): Promise<string | undefined> {
  const newest = await tx.revision.findFirst({
    where: { documentId },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  return newest?.id
}

/**
 * Names that are none of ours are kept in the text, where they are shown to be wrong; nobody owns it by them. The agency
 * that leads is no partner under an earlier address either.
 */
export async function replacePartners(tx: Tx, documentId: string, slugs: string[]): Promise<void> {
  const select = { id: true, slug: true } as const
  const agencies = await agenciesOf(tx).findMany({ where: { slug: { in: slugs } }, select })
  const { leadAgencyId } = await tx.document.findUniqueOrThrow({ where: { id: documentId } })
  const inOrder = agencies.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
  const ids = [...new Set(inOrder.map(({ id }) => id))].filter((id) => id !== leadAgencyId)
  await tx.documentPartner.deleteMany({ where: { documentId } })
  await tx.documentPartner.createMany({
    data: ids.map((agencyId, position) => ({ documentId, agencyId, position })),
  })
}

/** A text may move to another period only where that one takes reports. */
async function openPeriodOf(
  tx: Tx,
  document: DocumentRecord,
  draft: Draft,
  now: Date,
): Promise<string | null> {
  if (!('period' in draft) || !draft.period) return null
  const { start, end } = draft.period
  if (start === document.period?.startMonth && end === document.period.endMonth) return null
  const round = await tx.reportingRound.findFirst({
    where: {
      period: { startMonth: start, endMonth: end },
      opensAt: { lte: now },
      OR: [{ closedAt: null }, { closedAt: { gt: now } }],
    },
  })
  return round?.periodId ?? null
}
