import { canonicalJson, hashOf } from '../../canonical-json.ts'
import type { Prisma, RevisionOrigin, WorkingCopy } from '../../database/generated/client.ts'
import { agenciesOf } from '../../publication/agency-addresses.ts'
import { contentSchemas } from '../../publication/schema.ts'
import {
  contentOf,
  type Draft,
  partnersOf,
  readDraft,
  titleOf,
  withPartnersOf,
  withReserved,
} from '../draft.ts'
import type { DocumentRecord } from '../facts.ts'
import { withPresentAgencies } from '../present-agencies.ts'
import { unknownIn } from '../references.ts'
import { missingFrom, type Requirement } from '../requirements.ts'
import { takesReportsOf } from '../rounds.ts'

type Tx = Prisma.TransactionClient

/** The text that can be changed, with everybody who changed it; null where there is none yet. */
export async function workingCopyOf(tx: Tx, document: DocumentRecord) {
  return tx.workingCopy.findUnique({ where: { documentId: document.id } })
}

/**
 * Lets work go on from a frozen text, unless there is a working copy already, and returns it. Whoever wrote what is
 * not public yet stays one of its authors.
 */
export async function thaw(
  tx: Tx,
  document: DocumentRecord,
  personId: string,
  now: Date,
): Promise<WorkingCopy | null> {
  const known = await workingCopyOf(tx, document)
  if (known) return known
  const revisionId =
    document.currentRevisionId ?? document.liveRevisionId ?? (await lastPublic(tx, document.id))
  if (!revisionId) return null
  const revision = await tx.revision.findUniqueOrThrow({ where: { id: revisionId } })
  const authors = revisionId === document.liveRevisionId ? [] : revision.authors
  const content = await withPresentAgencies(tx, revision.content as object)
  const draft = readDraft(document.kind, content) as unknown as Prisma.JsonObject
  const made = { documentId: document.id, content: draft, baseRevisionId: revisionId, authors }
  const row = { ...made, updatedById: personId, updatedAt: now }
  // Nothing is asked for again: a moderator who refuses a text is not shown the one that its owners may mend.
  await tx.workingCopy.createMany({ data: { ...row, content: draft as Prisma.InputJsonObject } })
  return row
}

/**
 * A text as somebody sent it, with what is not theirs to write as it was before. Partner agencies are invited and
 * dropped by the agency that leads: others' word on them is left, and everything else that they wrote is taken.
 */
export function readSent(
  sent: Draft,
  before: Draft | null,
  { invites }: { invites: boolean },
): { draft: Draft; partnersKept?: true } {
  const draft = withReserved(sent, before)
  if (!before || invites) return { draft }
  const kept = withPartnersOf(draft, before)
  return canonicalJson(kept) === canonicalJson(draft) ? { draft } : { draft: kept, partnersKept: true }
}

/** What the desk knows of a text: its title, its period and who owns it, as far as they change. */
export type Described = { document: Prisma.DocumentUncheckedUpdateInput; partners?: string[] }

/** What the desk is to know of a text. */
export async function describe(
  tx: Tx,
  document: DocumentRecord,
  draft: Draft,
  now: Date,
): Promise<Described> {
  const periodId = await periodOf(tx, document, draft, now)
  const title = titleOf(draft, document.leadAgency.name)
  return { document: { title, ...(periodId && { periodId }) }, ...partnersIfOthers(document, draft) }
}

/** The same of what is public, whose period may be closed by now. */
export async function describeAsPublic(tx: Tx, document: DocumentRecord): Promise<Described> {
  const draft = readDraft(document.kind, document.liveRevision?.content)
  if (!draft) throw new Error(`What is public of document ${document.id} cannot be read.`)
  const partners = partnersIfOthers(document, draft)
  const title = titleOf(draft, document.leadAgency.name)
  if (!('period' in draft) || !draft.period) return { document: { title }, ...partners }
  const { start, end } = draft.period
  const { id: periodId } = await tx.reportingPeriod.findUniqueOrThrow({ where: { slug: `${start}--${end}` } })
  return { document: { title, periodId }, ...partners }
}

type Frozen = { origin: RevisionOrigin; authors: string[]; personId: string; now: Date }

/** Freezes a text as the next revision; refuses with what is missing from it. */
export async function freeze(
  tx: Tx,
  document: DocumentRecord,
  { draft, ...frozen }: Frozen & { draft: Draft },
): Promise<{ ok: true; revisionId: string; number: number } | { ok: false; requirements: Requirement[] }> {
  const requirements = missingFrom(document.kind, draft, document.leadAgency.slug)
  // A text is handed over for the period for which it was begun, or for one that takes reports now.
  if ('period' in draft && draft.period && !(await periodOf(tx, document, draft, frozen.now)))
    requirements.push({ severity: 'must', field: 'period', key: 'closed' })
  if (requirements.length > 0) return { ok: false, requirements }
  const content = contentSchemas[document.kind].parse(contentOf(draft))
  const unknown = await unknownIn(tx, document.kind, content)
  if (unknown.length > 0) return { ok: false, requirements: unknown }
  return { ok: true, ...(await keep(tx, document, { ...frozen, content })) }
}

/** Keeps a text as the next revision in place of the working copy. */
export async function keep(
  tx: Tx,
  document: DocumentRecord,
  { content, origin, authors, personId, now }: Frozen & { content: unknown },
): Promise<{ revisionId: string; number: number }> {
  const number = document._count.revisions + 1
  const { id: revisionId } = await tx.revision.create({
    data: {
      documentId: document.id,
      number,
      content: content as Prisma.InputJsonObject,
      hash: hashOf(content),
      origin,
      authors,
      frozenById: personId,
      frozenAt: now,
    },
    select: { id: true },
  })
  await tx.workingCopy.deleteMany({ where: { documentId: document.id } })
  return { revisionId, number }
}

/** What the public saw last; newer revisions may have been given up. */
async function lastPublic(tx: Tx, documentId: string): Promise<string | undefined> {
  const last = await tx.publication.findFirst({
    where: { documentId },
    orderBy: { version: 'desc' },
    select: { revisionId: true },
  })
  return last?.revisionId
}

/** The agencies that a text names own its document. */
function partnersIfOthers(document: DocumentRecord, draft: Draft): Pick<Described, 'partners'> {
  const slugs = partnersOf(draft, document.leadAgency.slug)
  const known = document.partners.map(({ agency }) => agency.slug)
  return slugs.join(' ') === known.join(' ') ? {} : { partners: slugs }
}

/**
 * Names that are none of ours are kept in the text, where they are shown to be wrong; nobody owns it by them. The agency
 * that leads is no partner under an earlier address either. One statement: whoever is no partner any more after its
 * first half could not do the second.
 */
export async function replacePartners(
  tx: Tx,
  { id: documentId, leadAgencyId }: Pick<DocumentRecord, 'id' | 'leadAgencyId'>,
  slugs: string[],
): Promise<void> {
  const select = { id: true, slug: true } as const
  const agencies = await agenciesOf(tx).findMany({ where: { slug: { in: slugs } }, select })
  const inOrder = agencies.sort((a, b) => slugs.indexOf(a.slug) - slugs.indexOf(b.slug))
  const ids = [...new Set(inOrder.map(({ id }) => id))].filter((id) => id !== leadAgencyId)
  await tx.$executeRaw`
    WITH "gone" AS (
      DELETE FROM "document_partners" WHERE "document_id" = ${documentId}::uuid AND "agency_id" <> ALL (${ids}::uuid[])
    )
    INSERT INTO "document_partners" ("document_id", "agency_id", "position")
    SELECT ${documentId}::uuid, named."id", named."place" - 1
    FROM unnest(${ids}::uuid[]) WITH ORDINALITY AS named("id", "place")
    ON CONFLICT ("document_id", "agency_id") DO UPDATE SET "position" = excluded."position"`
}

/** The period of a text: that of its document, or another one that takes reports of the agency that leads. */
async function periodOf(tx: Tx, document: DocumentRecord, draft: Draft, now: Date): Promise<string | null> {
  if (!('period' in draft) || !draft.period) return null
  const { start, end } = draft.period
  if (start === document.period?.startMonth && end === document.period.endMonth) return document.periodId
  const round = await tx.reportingRound.findFirst({
    where: { period: { startMonth: start, endMonth: end }, ...takesReportsOf(document.leadAgencyId, now) },
  })
  return round?.periodId ?? null
}
