import type { ActivityIndex, FacetCounts } from '../search/activity-index.ts'
import { atOneMoment, currentIndex } from '../search/current-index.ts'
import { searchedIndex } from '../search/matches.ts'
import type { ActivityFilters } from './activity-filters.ts'
import type {
  AgencyReference,
  CountryReference,
  MeasureReference,
  MechanismReference,
  PeriodReference,
  ProgrammeReference,
  RegionReference,
} from './references.ts'
import { vocabulary } from './vocabulary.ts'

export type Counted<T> = { value: T; count: number }

/** Values by which activities can be narrowed, each with the activities it has under the other filters. */
export type ActivityFacets = {
  agencies: Counted<AgencyReference>[]
  roles: Counted<'lead' | 'partner'>[]
  measures: Counted<MeasureReference>[]
  countries: Counted<CountryReference>[]
  /** Each after the one around it; `depth` 0 is a part of the world. */
  regions: Counted<RegionReference & { depth: number }>[]
  periods: Counted<PeriodReference>[]
  mechanisms: Counted<MechanismReference>[]
  programmes: Counted<ProgrammeReference>[]
  scopes: Counted<string>[]
  languages: Counted<string>[]
}

/**
 * How many activities each agency, measure, country and so on has, by its slug or code as addresses have it. From
 * memory: to count them in the database takes seconds at a million.
 */
export async function activityCounts(): Promise<FacetCounts> {
  return countsOf(await currentIndex(), {}, null)
}

/** Those of all activities are asked for by many pages, and stand as long as the index does. */
const countsOfAll = new WeakMap<ActivityIndex, FacetCounts>()

function countsOf(index: ActivityIndex, filters: ActivityFilters, words: Int32Array | null): FacetCounts {
  if (words !== null || Object.values(filters).some((values) => values?.length))
    return index.facets(filters, words)
  const counts = countsOfAll.get(index) ?? index.facets({}, null)
  countsOfAll.set(index, counts)
  return counts
}

/**
 * Counts each value under the filters of all other parameters, so that no value offered leads to
 * nothing. What is chosen stays even then: it must be possible to take it away where it was chosen.
 */
export async function countActivityFacets(filters: ActivityFilters): Promise<ActivityFacets> {
  const [[index, { numbers: words }], known] = await atOneMoment(() =>
    Promise.all([searchedIndex(filters.q?.[0]), vocabulary()]),
  )
  const counts = countsOf(index, filters, words)
  return {
    agencies: counted(
      known.agencies.map(({ formerSlugs: _, ...agency }) => agency),
      counts.agency,
      filters.agency,
      ({ slug }) => slug,
    ),
    roles: counted(['lead', 'partner'] as const, counts.role, filters.role, (role) => role),
    measures: counted(known.measures, counts.measure, filters.measure, ({ slug }) => slug),
    countries: counted(known.countries, counts.country, filters.country, ({ iso3 }) => iso3.toLowerCase()),
    regions: counted(
      known.regions.filter(({ depth }) => depth >= 0),
      counts.region,
      filters.region,
      ({ code }) => code,
    ),
    periods: counted(known.periods, counts.period, filters.period, ({ slug }) => slug),
    mechanisms: counted(known.mechanisms, counts.mechanism, filters.mechanism, ({ slug }) => slug),
    programmes: counted(known.programmes, counts.programme, filters.programme, ({ slug }) => slug),
    scopes: counted(['global', 'regional', 'national'], counts.scope, filters.scope, (scope) => scope),
    languages: counted(
      ['ar', 'zh', 'en', 'fr', 'ru', 'es'],
      counts.language,
      filters.language,
      (language) => language,
    ),
  }
}

function counted<T>(
  values: readonly T[],
  counts: FacetCounts[keyof FacetCounts],
  chosen: readonly string[] | undefined,
  keyOf: (value: T) => string,
): Counted<T>[] {
  return values.flatMap((value) => {
    const count = counts.get(keyOf(value)) ?? 0
    return count > 0 || chosen?.includes(keyOf(value)) ? [{ value, count }] : []
  })
}
