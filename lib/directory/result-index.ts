import { database } from '../database/client.ts'
import { type Pillar, Prisma } from '../database/generated/client.ts'
import type { Filters } from '../search/params.ts'
import { listed } from './activity-names.ts'
import { heldData } from './held.ts'

export type ResultFilters = Partial<Filters<'results'>>

/** As much of a result as it takes to filter, to count and to put in order. */
export type IndexedResult = {
  slug: string
  pillar: Pillar | null
  /** In which it was stated. */
  year: string
  programme: string | null
  /** Codes of its countries, as addresses have them. */
  countries: string[]
}

/** All results in the order in which they are read: by pillar, those of none last, then the newest first. */
export const resultIndex = heldData('results', read)

/** Those that match, in their order. Values of one filter are joined by OR, filters by AND. */
export function matchingResults(
  index: readonly IndexedResult[],
  { pillar, country, programme, year }: ResultFilters,
): IndexedResult[] {
  const tests: ((result: IndexedResult) => boolean)[] = []
  if (pillar?.length)
    tests.push((result) => result.pillar !== null && pillar.includes(pillarValue(result.pillar)))
  if (country?.length) tests.push((result) => result.countries.some((iso3) => country.includes(iso3)))
  if (programme?.length)
    tests.push((result) => result.programme !== null && programme.includes(result.programme))
  if (year?.length) tests.push((result) => year.includes(result.year))
  return index.filter((result) => tests.every((test) => test(result)))
}

/** A pillar as addresses have it. */
export function pillarValue(pillar: Pillar): string {
  return pillar.replaceAll('_', '-')
}

async function read(): Promise<IndexedResult[]> {
  const rows = await database().$queryRaw<(Omit<IndexedResult, 'countries'> & { countries: string })[]>`
    SELECT r."slug", r."pillar"::text AS "pillar", left(r."as_of_month", 4) AS "year",
      p."slug" AS "programme",
      ${listed(Prisma.sql`SELECT lower(c."iso3") FROM "result_countries" c WHERE c."result_id" = r."id"`)}
        AS "countries"
    FROM "results" r LEFT JOIN "programmes" p ON p."id" = r."programme_id"
    ORDER BY r."pillar", r."as_of_month" DESC, r."slug"`
  return rows.map((row) => ({ ...row, countries: row.countries ? row.countries.split(',') : [] }))
}
