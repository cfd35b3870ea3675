import type { Actor } from '../../auth/actor.ts'
import { database } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { inTheNameOf } from '../../database/in-the-name-of.ts'
import { type MeasureReference, measureFields } from '../../directory/references.ts'

/**
 * Of an agency and a period: something is published or was handed over; it signed that it has nothing to report; or
 * neither. A draft that was never handed over is its agency's own business and counts as nothing.
 */
export type Standing = 'reported' | 'nothing' | 'missing'

/** Entries of an agency on a measure; a joint entry counts for each of its agencies. */
export type CoverageCell = { published: number; underWay: number }

export type CoverageRow = {
  agency: { slug: string; acronym: string; name: string }
  standing: Standing
  /** Whether anybody speaks for it. */
  hasFocalPoint: boolean
  entries: CoverageCell
  /** One for each measure of the coverage, in its order. */
  cells: CoverageCell[]
}

export type Coverage = { measures: MeasureReference[]; rows: CoverageRow[] }

/** What each agency reported for a period, by measure, for one of the secretariat or an auditor. */
export async function coverageOf(actor: Actor, periodId: string): Promise<Coverage> {
  const db = database()
  const [agencies, measures, published, { underWay, statements }] = await Promise.all([
    db.agency.findMany({
      select: {
        ...{ id: true, slug: true, acronym: true, name: true },
        people: {
          where: { person: { disabledAt: null, roles: { has: 'focal_point' } } },
          select: { personId: true },
          take: 1,
        },
      },
      orderBy: { acronym: 'asc' },
    }),
    db.measure.findMany({ select: measureFields, orderBy: { position: 'asc' } }),
    publishedEntries(periodId),
    notPublic(actor, [periodId]),
  ])
  const entries = [...published, ...underWay]
  const saidNothing = new Set(statements.map(({ agencyId }) => agencyId))
  const rows = agencies.map(({ id, people, ...agency }) => {
    const own = entries.filter(({ agencyIds }) => agencyIds.includes(id))
    return {
      agency,
      standing: own.length > 0 ? 'reported' : saidNothing.has(id) ? 'nothing' : 'missing',
      hasFocalPoint: people.length > 0,
      entries: countOf(own),
      cells: measures.map(({ slug }) => countOf(own.filter((entry) => entry.measures.includes(slug)))),
    } satisfies CoverageRow
  })
  return { measures, rows }
}

/** How many agencies reported for each period, and how many of the others said that they have nothing to report. */
export async function standingOf(
  actor: Actor,
  periodIds: string[],
): Promise<Map<string, { reported: number; nothing: number }>> {
  const [published, { underWay, statements }] = await Promise.all([
    database().$queryRaw<{ periodId: string; agencyId: string }[]>`
      SELECT DISTINCT a."period_id" AS "periodId", p."agency_id" AS "agencyId"
      FROM "activities" a JOIN "activity_agencies" p ON p."activity_id" = a."id"
      WHERE a."period_id" = ANY(${periodIds}::uuid[])`,
    notPublic(actor, periodIds),
  ])
  const reported = new Map(periodIds.map((id) => [id, new Set<string>()]))
  for (const { periodId, agencyId } of published) reported.get(periodId)?.add(agencyId)
  for (const { periodId, agencyIds } of underWay)
    for (const agencyId of agencyIds) reported.get(periodId)?.add(agencyId)
  return new Map(
    periodIds.map((id) => {
      const own = reported.get(id) ?? new Set()
      const said = statements.filter(({ periodId, agencyId }) => periodId === id && !own.has(agencyId))
      return [id, { reported: own.size, nothing: said.length }]
    }),
  )
}

type Entry = { periodId: string; agencyIds: string[]; measures: string[]; isPublic: boolean }

/** What the public sees of a period. */
async function publishedEntries(periodId: string): Promise<Entry[]> {
  const published = await database().activity.findMany({
    where: { periodId },
    select: {
      agencies: { select: { agencyId: true } },
      measures: { select: { measure: { select: { slug: true } } } },
    },
  })
  return published.map(({ agencies, measures }) => ({
    periodId,
    agencyIds: agencies.map(({ agencyId }) => agencyId),
    measures: measures.map(({ measure }) => measure.slug),
    isPublic: true,
  }))
}

/** What was handed over and was not published yet, and who said that they have nothing to report. */
function notPublic(actor: Actor, periodIds: string[]) {
  return inTheNameOf(actor, async (tx) => ({
    underWay: await entriesUnderWay(tx, periodIds),
    statements: await tx.nothingToReport.findMany({
      where: { periodId: { in: periodIds }, withdrawnAt: null },
      select: { periodId: true, agencyId: true },
    }),
  }))
}

async function entriesUnderWay(tx: Prisma.TransactionClient, periodIds: string[]): Promise<Entry[]> {
  const documents = await tx.document.findMany({
    where: {
      kind: 'activity',
      periodId: { in: periodIds },
      liveRevisionId: null,
      state: { notIn: ['refused', 'unpublished', 'published'] },
      revisions: { some: {} },
    },
    select: documentFields,
  })
  return documents.map(({ periodId, leadAgencyId, partners, revisions }) => ({
    periodId: periodId ?? '',
    agencyIds: [leadAgencyId, ...partners.map(({ agencyId }) => agencyId)],
    measures: measuresIn(revisions[0]?.content),
    isPublic: false,
  }))
}

const documentFields = {
  periodId: true,
  leadAgencyId: true,
  partners: { select: { agencyId: true } },
  revisions: { select: { content: true }, orderBy: { number: 'desc' }, take: 1 },
} satisfies Prisma.DocumentSelect

/** The measures that a frozen text names. */
function measuresIn(content: Prisma.JsonValue | undefined): string[] {
  const { measures } = (content ?? {}) as { measures?: { measure: string }[] }
  return (measures ?? []).map(({ measure }) => measure)
}

function countOf(entries: Entry[]): CoverageCell {
  const published = entries.filter(({ isPublic }) => isPublic).length
  return { published, underWay: entries.length - published }
}
