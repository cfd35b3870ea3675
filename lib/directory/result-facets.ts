import { Pillar } from '../database/generated/enums.ts'
import type { CountryReference, ProgrammeReference } from './references.ts'
import { matchingResults, pillarValue, type ResultFilters, resultIndex } from './result-index.ts'
import { vocabulary } from './vocabulary.ts'

type Counted<T> = { value: T; count: number }

/** Values by which results can be narrowed, each with the results it has under the other filters. */
export type ResultFacets = {
  pillars: Counted<Pillar>[]
  countries: Counted<CountryReference>[]
  programmes: Counted<ProgrammeReference>[]
  years: Counted<string>[]
}

/**
 * Counts each value under the filters of all other parameters, so that none offered leads to nothing. What is chosen
 * stays even then: it must be possible to take it away where it was chosen.
 */
export async function countResultFacets(filters: ResultFilters): Promise<ResultFacets> {
  const [index, known] = await Promise.all([resultIndex(), vocabulary()])
  const without = (parameter: keyof ResultFilters) => matchingResults(index, { ...filters, [parameter]: [] })
  const pillars = tally(without('pillar').map(({ pillar }) => pillar && pillarValue(pillar)))
  const countries = tally(without('country').flatMap((result) => result.countries))
  const programmes = tally(without('programme').map(({ programme }) => programme))
  const years = tally(without('year').map(({ year }) => year))
  for (const year of filters.year ?? []) if (!years.has(year)) years.set(year, 0)
  return {
    pillars: offered(Object.values(Pillar), pillars, filters.pillar, pillarValue),
    countries: offered(known.countries, countries, filters.country, ({ iso3 }) => iso3.toLowerCase()),
    programmes: offered(known.programmes, programmes, filters.programme, ({ slug }) => slug),
    years: [...years]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.value.localeCompare(a.value)),
  }
}

/** How often each value is there. */
function tally(values: (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Of all values those that are there or chosen, in their order. `codeOf` gives a value as addresses have it. */
function offered<T>(
  all: readonly T[],
  counts: Map<string, number>,
  chosen: readonly string[] = [],
  codeOf: (value: T) => string,
): Counted<T>[] {
  return all
    .map((value) => ({ value, count: counts.get(codeOf(value)) ?? 0 }))
    .filter(({ value, count }) => count > 0 || chosen.includes(codeOf(value)))
}
