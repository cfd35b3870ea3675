import { database } from '../database/client.ts'
import { type MeasureReference, measureFields, type PeriodReference, periodFields } from './references.ts'

/** How many activities one period has under one measure, and how many of them are joint. */
export type TimelineCell = { period: string; measure: string; count: number; jointCount: number }

export type Timeline = {
  /** All reporting periods, oldest first, also those without activities: gaps are to be seen. */
  periods: PeriodReference[]
  /** The measures that have activities, in the order of the taxonomy. */
  measures: MeasureReference[]
  cells: TimelineCell[]
  /** Activities in each period; one with two measures counts once. */
  totals: { period: string; count: number }[]
}

/** Activities by period and measure: of one agency, or of the whole inventory. */
export async function findTimeline(agencySlug?: string): Promise<Timeline> {
  const agency = agencySlug ?? null
  const [periods, measures, cells, totals] = await Promise.all([
    database().reportingPeriod.findMany({
      select: periodFields,
      orderBy: [{ startMonth: 'asc' }, { endMonth: 'asc' }],
    }),
    database().measure.findMany({ select: measureFields, orderBy: { position: 'asc' } }),
    database().$queryRaw<TimelineCell[]>`
      SELECT p."slug" AS "period", m."slug" AS "measure", count(*)::int AS "count",
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "activity_agencies" other WHERE other."activity_id" = a."id" AND other."role" = 'partner'
        ))::int AS "jointCount"
      FROM "activities" a
      JOIN "reporting_periods" p ON p."id" = a."period_id"
      JOIN "activity_measures" am ON am."activity_id" = a."id"
      JOIN "measures" m ON m."id" = am."measure_id"
      WHERE ${agency}::text IS NULL OR EXISTS (
        SELECT 1 FROM "activity_agencies" aa JOIN "agencies" g ON g."id" = aa."agency_id"
        WHERE aa."activity_id" = a."id" AND g."slug" = ${agency}
      )
      GROUP BY p."slug", m."slug"`,
    database().$queryRaw<{ period: string; count: number }[]>`
      SELECT p."slug" AS "period", count(*)::int AS "count"
      FROM "activities" a
      JOIN "reporting_periods" p ON p."id" = a."period_id"
      WHERE ${agency}::text IS NULL OR EXISTS (
        SELECT 1 FROM "activity_agencies" aa JOIN "agencies" g ON g."id" = aa."agency_id"
        WHERE aa."activity_id" = a."id" AND g."slug" = ${agency}
      )
      GROUP BY p."slug"`,
  ])
  const used = new Set(cells.map((cell) => cell.measure))
  return { periods, measures: measures.filter((measure) => used.has(measure.slug)), cells, totals }
}
