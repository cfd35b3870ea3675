import { database } from '../database/client.ts'
import { countHaving } from '../search/cross-counts.ts'
import { atOneMoment } from '../search/current-index.ts'
import { searchedIndex } from '../search/matches.ts'
import type { ActivityFilters } from './activity-filters.ts'
import { countActivityFacets } from './facets.ts'
import { heldNames } from './held.ts'
import { type CountryReference, countryFields, type RegionReference, regionFields } from './references.ts'
import { countResultFacets } from './result-facets.ts'
import { matchingResults, type ResultFilters, resultIndex } from './result-index.ts'

export type CountedCountry = CountryReference & { count: number }

/** A part of the world or a region within it, with the counted countries that lie in it and in no smaller one. */
export type CountedRegion = RegionReference & {
  /** 0 is a part of the world. */
  depth: number
  /** What has a place in it; null where places are not counted by region. */
  count: number | null
  countries: CountedCountry[]
}

/** What matches by place. A thing in two countries counts in each of them. */
export type Places = {
  /** Regions that have anything, each after the one around it. */
  regions: CountedRegion[]
  /** Everything that matches under the other filters; countries are counted without the choice of a country. */
  total: number
  /** How much of it names no country. */
  elsewhere: number
}

/**
 * The activities that match, by country and region, as if no country were chosen: a map that showed only what is chosen
 * would offer nothing else. Regions are counted as if none of them were chosen either.
 */
export async function countActivitiesByPlace(filters: ActivityFilters): Promise<Places> {
  const others = { ...filters, country: [] }
  const [[index, { numbers: words }], facets] = await atOneMoment(() =>
    Promise.all([searchedIndex(filters.q?.[0]), countActivityFacets(others)]),
  )
  const total = index.count(others, words)
  const regions = new Map(withAny(facets.regions).map(({ value, count }) => [value.code, count]))
  return {
    regions: await byRegion(
      withAny(facets.countries).map(({ value, count }) => ({ ...value, count })),
      regions,
    ),
    total,
    elsewhere: total - countHaving(index, others, words, 'country'),
  }
}

/** The results that match, by country. They are counted, never added up. */
export async function countResultsByPlace(filters: ResultFilters): Promise<Places> {
  const [facets, index] = await Promise.all([countResultFacets(filters), resultIndex()])
  const results = matchingResults(index, { ...filters, country: [] })
  return {
    regions: await byRegion(
      withAny(facets.countries).map(({ value, count }) => ({ ...value, count })),
      null,
    ),
    total: results.length,
    elsewhere: results.filter(({ countries }) => countries.length === 0).length,
  }
}

/** Facets keep what is chosen in sight, whatever its count; a place that has nothing is not shaded. */
function withAny<T extends { count: number }>(counted: T[]): T[] {
  return counted.filter(({ count }) => count > 0)
}

/** The regions with the countries that lie in them. */
const regionTree = heldNames('regions', () =>
  database().region.findMany({
    select: { ...regionFields, ancestors: true, countries: { select: countryFields } },
  }),
)

async function byRegion(
  counted: CountedCountry[],
  counts: Map<string, number> | null,
): Promise<CountedRegion[]> {
  const regions = await regionTree()
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const byCode = new Map(counted.map((country) => [country.iso3, country]))
  const path = (region: (typeof regions)[number]) =>
    [...region.ancestors.map((code) => names.get(code)), region.name].join('/')
  const holding = new Set(
    regions
      .filter(({ code, countries }) => counts?.has(code) || countries.some(({ iso3 }) => byCode.has(iso3)))
      .flatMap(({ code, ancestors }) => [code, ...ancestors]),
  )
  return regions
    .filter(({ code, ancestors }) => holding.has(code) && ancestors.length > 0)
    .sort((a, b) => path(a).localeCompare(path(b)))
    .map(({ code, name, ancestors, countries }) => ({
      code,
      name,
      depth: ancestors.length - 1,
      count: counts && (counts.get(code) ?? 0),
      countries: countries
        .flatMap(({ iso3 }) => byCode.get(iso3) ?? [])
        .sort((a, b) => a.name.localeCompare(b.name)),
    }))
}
