import { database } from '../database/client.ts'
import type { Locale } from '../locales.ts'
import type {
  ActivityReference,
  AgencyReference,
  CountryReference,
  MeasureReference,
  PeriodReference,
} from './references.ts'

export type ActivityListItem = ActivityReference & {
  excerpt: string
  language: Locale
  period: PeriodReference
  /** Lead first. */
  agencies: (AgencyReference & { role: 'lead' | 'partner' })[]
  measures: MeasureReference[]
  countries: CountryReference[]
}

/**
 * The activities with these numbers, in their order; those that have gone are left out. In one statement: most of what
 * a page of a list costs the database is being asked.
 */
export async function findListItems(numbers: number[]): Promise<ActivityListItem[]> {
  if (numbers.length === 0) return []
  const rows = await database().$queryRaw<(ActivityListItem & { number: number })[]>`
    SELECT a."number", a."slug", a."title", a."excerpt", a."language"::text AS "language",
      json_build_object('slug', p."slug", 'startMonth', p."start_month", 'endMonth', p."end_month",
        'inferred', a."period_inferred") AS "period",
      (SELECT coalesce(json_agg(json_build_object('slug', g."slug", 'acronym', g."acronym", 'name', g."name",
          'role', x."role") ORDER BY x."position"), '[]')
        FROM "activity_agencies" x JOIN "agencies" g ON g."id" = x."agency_id"
        WHERE x."activity_id" = a."id") AS "agencies",
      (SELECT coalesce(json_agg(json_build_object('slug', m."slug", 'label', m."label",
          'shortLabel', m."short_label") ORDER BY x."position"), '[]')
        FROM "activity_measures" x JOIN "measures" m ON m."id" = x."measure_id"
        WHERE x."activity_id" = a."id") AS "measures",
      (SELECT coalesce(json_agg(json_build_object('iso3', c."iso3", 'name', c."name") ORDER BY c."iso3"), '[]')
        FROM "activity_countries" x JOIN "countries" c ON c."iso3" = x."iso3"
        WHERE x."activity_id" = a."id") AS "countries"
    FROM "activities" a JOIN "reporting_periods" p ON p."id" = a."period_id"
    WHERE a."number" = ANY(${numbers}::int[])`
  const byNumber = new Map(rows.map(({ number, ...item }) => [number, item]))
  return numbers.flatMap((number) => byNumber.get(number) ?? [])
}
