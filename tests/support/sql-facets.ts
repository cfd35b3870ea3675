import type { Database } from '../../lib/database/client.ts'
import { Prisma } from '../../lib/database/generated/client.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'
import { facetParameters } from '../../lib/search/activity-index.ts'

/** By parameter, each value that leads to something with its count. */
export type Counts = Record<string, Record<string, number>>

type Parameter = keyof ActivityFilters

/**
 * The counts of all facets as plain SQL gives them: one statement for each facet, with the conditions of all other
 * parameters. What the index is held against, in tests for its numbers and in the benchmark for its speed.
 */
export async function countFacetsBySql(
  client: Prisma.TransactionClient,
  filters: ActivityFilters,
): Promise<Counts> {
  const counts: Counts = {}
  for (const parameter of facetParameters) {
    const rows = await client.$queryRaw<{ value: string; count: number }[]>`
      SELECT value, count(DISTINCT a."id")::int AS count FROM "activities" a ${valuesOf(parameter, filters)}
      WHERE ${conditionOf(filters, parameter)} GROUP BY value`
    counts[parameter] = Object.fromEntries(rows.map(({ value, count }) => [value, count]))
  }
  return counts
}

/** How many activities match. */
export async function countBySql(client: Database, filters: ActivityFilters): Promise<number> {
  const rows = await client.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "activities" a WHERE ${conditionOf(filters)}`
  return rows[0]?.count ?? 0
}

function valuesOf(parameter: (typeof facetParameters)[number], filters: ActivityFilters): Prisma.Sql {
  const sql = Prisma.sql
  switch (parameter) {
    case 'agency':
      return sql`JOIN "activity_agencies" aa ON aa."activity_id" = a."id" AND ${inRole(filters.role)}
        JOIN "agencies" g ON g."id" = aa."agency_id" CROSS JOIN LATERAL (SELECT g."slug") AS v(value)`
    case 'role':
      return sql`JOIN "activity_agencies" aa ON aa."activity_id" = a."id"
        JOIN "agencies" g ON g."id" = aa."agency_id" AND ${oneOf(sql`g."slug"`, filters.agency)}
        CROSS JOIN LATERAL (SELECT aa."role"::text) AS v(value)`
    case 'measure':
      return sql`JOIN "activity_measures" am ON am."activity_id" = a."id"
        JOIN "measures" m ON m."id" = am."measure_id" CROSS JOIN LATERAL (SELECT m."slug") AS v(value)`
    case 'country':
      return sql`JOIN "activity_countries" ac ON ac."activity_id" = a."id"
        CROSS JOIN LATERAL (SELECT lower(ac."iso3")) AS v(value)`
    case 'region':
      return sql`CROSS JOIN LATERAL ${regionsOf} AS v(value)`
    case 'period':
      return sql`CROSS JOIN LATERAL (SELECT a."start_month" || '--' || a."end_month") AS v(value)`
    case 'mechanism':
      return sql`JOIN "activity_mechanisms" am ON am."activity_id" = a."id"
        JOIN "mechanisms" m ON m."id" = am."mechanism_id" CROSS JOIN LATERAL (SELECT m."slug") AS v(value)`
    case 'programme':
      return sql`JOIN "activity_programmes" ap ON ap."activity_id" = a."id"
        JOIN "programmes" p ON p."id" = ap."programme_id" CROSS JOIN LATERAL (SELECT p."slug") AS v(value)`
    case 'scope':
      return sql`CROSS JOIN LATERAL (SELECT a."scope"::text) AS v(value)`
    case 'language':
      return sql`CROSS JOIN LATERAL (SELECT a."language"::text) AS v(value)`
  }
}

const regionsOf = Prisma.sql`(
  SELECT unnest(r."ancestors" || r."code"::text) FROM "regions" r WHERE r."code" IN (
    SELECT ar."region_code" FROM "activity_regions" ar WHERE ar."activity_id" = a."id"
    UNION SELECT c."region_code" FROM "activity_countries" ac JOIN "countries" c ON c."iso3" = ac."iso3"
    WHERE ac."activity_id" = a."id"))`

function conditionOf(filters: ActivityFilters, without?: Parameter): Prisma.Sql {
  const sql = Prisma.sql
  const of = (parameter: Parameter) => (parameter === without ? [] : (filters[parameter] ?? []))
  const has = (parameter: Parameter, condition: (values: readonly string[]) => Prisma.Sql) => {
    const values = of(parameter)
    return values.length > 0 ? [condition(values)] : []
  }
  const [from] = of('from')
  const [to] = of('to')
  const agencies = without === 'role' ? [] : of('agency')
  const roles = without === 'role' ? [] : of('role')
  const conditions = [
    ...(agencies.length > 0 || roles.length > 0
      ? [
          sql`EXISTS (SELECT 1 FROM "activity_agencies" aa JOIN "agencies" g ON g."id" = aa."agency_id"
            WHERE aa."activity_id" = a."id" AND ${oneOf(sql`g."slug"`, agencies)} AND ${inRole(roles)})`,
        ]
      : []),
    ...has(
      'measure',
      (values) => sql`EXISTS (SELECT 1 FROM "activity_measures" x JOIN "measures" m ON m."id" = x."measure_id"
        WHERE x."activity_id" = a."id" AND ${oneOf(sql`m."slug"`, values)})`,
    ),
    ...has(
      'country',
      (values) => sql`EXISTS (SELECT 1 FROM "activity_countries" x
        WHERE x."activity_id" = a."id" AND ${oneOf(sql`lower(x."iso3")`, values)})`,
    ),
    ...has(
      'region',
      (values) => sql`EXISTS (SELECT 1 FROM ${regionsOf} AS x(code) WHERE ${oneOf(sql`x.code`, values)})`,
    ),
    ...has('period', (values) => oneOf(sql`a."start_month" || '--' || a."end_month"`, values)),
    ...(from ? [sql`a."end_month" >= ${from}`] : []),
    ...(to ? [sql`a."start_month" <= ${to}`] : []),
    ...has(
      'mechanism',
      (values) => sql`EXISTS (SELECT 1 FROM "activity_mechanisms" x
        JOIN "mechanisms" m ON m."id" = x."mechanism_id"
        WHERE x."activity_id" = a."id" AND ${oneOf(sql`m."slug"`, values)})`,
    ),
    ...has(
      'programme',
      (values) => sql`EXISTS (SELECT 1 FROM "activity_programmes" x
        JOIN "programmes" p ON p."id" = x."programme_id"
        WHERE x."activity_id" = a."id" AND ${oneOf(sql`p."slug"`, values)})`,
    ),
    ...has('scope', (values) => oneOf(sql`a."scope"::text`, values)),
    ...has('language', (values) => oneOf(sql`a."language"::text`, values)),
  ]
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : sql`TRUE`
}

function inRole(roles: readonly string[] = []): Prisma.Sql {
  return oneOf(Prisma.sql`aa."role"::text`, roles)
}

/** Everything, where nothing is named. */
function oneOf(value: Prisma.Sql, values: readonly string[] = []): Prisma.Sql {
  return values.length > 0 ? Prisma.sql`${value} = ANY(${[...values]}::text[])` : Prisma.sql`TRUE`
}
