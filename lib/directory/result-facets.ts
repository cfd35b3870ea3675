import { Pillar } from '../database/generated/enums.ts'
import type { Filters } from '../search/params.ts'
import type { CountryReference, ProgrammeReference } from './references.ts'
import { listResults } from './results.ts'
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
export async function countResultFacets(filters: Partial<Filters<'results'>>): Promise<ResultFacets> {
  const without = (parameter: keyof Filters<'results'>) => listResults({ ...filters, [parameter]: [] })
  const [forPillar, forCountry, forProgramme, forYear, known] = await Promise.all([
    without('pillar'),
    without('country'),
    without('programme'),
    without('year'),
    vocabulary(),
  ])
  return {
    pillars: tally(
      forPillar.flatMap((result) => result.pillar ?? []),
      Object.values(Pillar).filter((pillar) => filters.pillar?.includes(pillar.replaceAll('_', '-'))),
      (pillar) => pillar,
    ),
    countries: tally(
      forCountry.flatMap((result) => result.countries),
      known.countries.filter(({ iso3 }) => filters.country?.includes(iso3.toLowerCase())),
      (country) => country.iso3,
    ).sort((a, b) => a.value.name.localeCompare(b.value.name)),
    programmes: tally(
      forProgramme.flatMap((result) => result.programme ?? []),
      known.programmes.filter(({ slug }) => filters.programme?.includes(slug)),
      (programme) => programme.slug,
    ).sort((a, b) => a.value.name.localeCompare(b.value.name)),
    years: tally(
      forYear.map((result) => result.asOfMonth.slice(0, 4)),
      filters.year ?? [],
      (year) => year,
    ).sort((a, b) => b.value.localeCompare(a.value)),
  }
}

function tally<T>(values: T[], chosen: readonly T[], keyOf: (value: T) => string): Counted<T>[] {
  const counted = new Map<string, Counted<T>>()
  for (const value of values) {
    const count = counted.get(keyOf(value))?.count ?? 0
    counted.set(keyOf(value), { value, count: count + 1 })
  }
  for (const value of chosen) if (!counted.has(keyOf(value))) counted.set(keyOf(value), { value, count: 0 })
  return [...counted.values()]
}
