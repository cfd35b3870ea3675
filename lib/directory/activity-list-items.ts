import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import { atOneMoment } from '../search/current-index.ts'
import { type ActivityNames, activityNames, listed, looked, marked } from './activity-names.ts'
import { heldRows } from './held.ts'
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
 * The activities with these numbers, in their order; those that have gone are left out. Read in one statement, whose rows
 * name others by identifiers alone: to join their names in would take longer to plan and to do than all else of a list.
 */
export async function findListItems(numbers: number[]): Promise<ActivityListItem[]> {
  if (numbers.length === 0) return []
  const [rows, names] = await atOneMoment(() => Promise.all([rowsOf(numbers), activityNames()]))
  return numbers.flatMap((number) => {
    const row = rows.get(number)
    return (row && toItem(row, names)) ?? []
  })
}

type Row = Pick<ActivityListItem, 'slug' | 'title' | 'excerpt' | 'language'> & {
  number: number
  periodId: string
  inferred: boolean
  agencies: string
  measures: string
  countries: string
}

const rowsOf = heldRows(
  'list-items',
  (numbers) => database().$queryRaw<Row[]>`
    SELECT a."number", a."slug", a."title", a."excerpt", a."language"::text AS "language",
      a."period_id" AS "periodId", a."period_inferred" AS "inferred",
      ${listed(Prisma.sql`SELECT concat(x."role", ' ', x."agency_id") FROM "activity_agencies" x
        WHERE x."activity_id" = a."id" ORDER BY x."position"`)} AS "agencies",
      ${listed(Prisma.sql`SELECT x."measure_id" FROM "activity_measures" x
        WHERE x."activity_id" = a."id" ORDER BY x."position"`)} AS "measures",
      ${listed(Prisma.sql`SELECT x."iso3" FROM "activity_countries" x
        WHERE x."activity_id" = a."id" ORDER BY x."iso3"`)} AS "countries"
    FROM "activities" a WHERE a."number" = ANY(${numbers}::int[])`,
)

/** Null for one that came into a new period just now: whoever looks next is shown it. */
function toItem(row: Row, names: ActivityNames): ActivityListItem | null {
  const { number: _, periodId, inferred, agencies, measures, countries, ...own } = row
  const period = names.periods[periodId]
  if (!period) return null
  return {
    ...own,
    period: { ...period, inferred },
    agencies: marked(agencies, names.agencies, (role) => ({ role: role as 'lead' | 'partner' })),
    measures: looked(measures, names.measures),
    countries: looked(countries, names.countries),
  }
}
