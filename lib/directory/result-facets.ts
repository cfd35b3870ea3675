import type { Pillar } from '../database/generated/client.ts'
import type { Filters } from '../search/params.ts'
import type { CountryReference, ProgrammeReference } from './references.ts'
import { listResults } from './results.ts'

type Counted<T> = { value: T; count: number }

/** Values by which results can be narrowed, each with the results it has under the other filters. */
export type ResultFacets = {
  pillars: Counted<Pillar>[]
  countries: Counted<CountryReference>[]
  programmes: Counted<ProgrammeReference>[]
  years: Counted<string>[]
}

/** Counts each value under the filters of all other parameters, so that none offered leads to nothing. */
export async function countResultFacets(filters: Partial<Filters<'results'>>): Promise<ResultFacets> {
  const without = (parameter: keyof Filters<'results'>) => listResults({ ...filters, [parameter]: [] })
  const [forPillar, forCountry, forProgramme, forYear] = await Promise.all([
    without('pillar'),
    without('country'),
    without('programme'),
    without('year'),
  ])
  return {
    pillars: tally(
      forPillar.flatMap((result) => result.pillar ?? []),
      (pillar) => pillar,
    ),
    countries: tally(
      forCountry.flatMap((result) => result.countries),
      (country) => country.iso3,
    ).sort((a, b) => a.value.name.localeCompare(b.value.name)),
    programmes: tally(
      forProgramme.flatMap((result) => result.programme ?? []),
      (programme) => programme.slug,
    ).sort((a, b) => a.value.name.localeCompare(b.value.name)),
    years: tally(
      forYear.map((result) => result.asOfMonth.slice(0, 4)),
      (year) => year,
    ).sort((a, b) => b.value.localeCompare(a.value)),
  }
}

function tally<T>(values: T[], keyOf: (value: T) => string): Counted<T>[] {
  const counted = new Map<string, Counted<T>>()
  for (const value of values) {
    const count = counted.get(keyOf(value))?.count ?? 0
    counted.set(keyOf(value), { value, count: count + 1 })
  }
  return [...counted.values()]
}
