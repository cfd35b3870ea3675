import type { Parameter } from '../search/params.ts'
import type { CountryReference } from './references.ts'
import {
  type IndexedResult,
  matchingResults,
  pillarValue,
  type ResultFilters,
  resultIndex,
} from './result-index.ts'
import { findResults, type ResultItem } from './results.ts'
import { vocabulary } from './vocabulary.ts'

/** By what results are set side by side. */
export type ResultGrouping = 'pillar' | 'country' | 'year'

export const groupings = ['pillar', 'country', 'year'] as const satisfies readonly Parameter<'results'>[]

/** Results of one pillar, country or year. */
export type ResultGroup = {
  /** As the filter of that name has it; null for those that have none. */
  value: string | null
  country: CountryReference | null
  /** How many results there are in it. */
  count: number
  /** The newest of them, or all. */
  results: ResultItem[]
}

/** So many results are drawn at once; of the others there is their number, and the list. */
export const mostDrawn = 150

/**
 * The results that match by pillar in the order of the pillars, by year, the newest first, or by country, for which see
 * `inAlphabet`; those without any come last. A result for several countries stands under each of them: nothing here is
 * added up. Of all groups together `most` results are given, shared out so that small groups are whole.
 */
export async function groupResults(
  filters: ResultFilters,
  by: ResultGrouping,
  most: number = mostDrawn,
): Promise<ResultGroup[]> {
  const [index, known] = await Promise.all([resultIndex(), vocabulary()])
  const groups = new Map<string | null, IndexedResult[]>()
  for (const result of matchingResults(index, filters))
    for (const value of valuesOf(result, by)) {
      const group = groups.get(value) ?? []
      groups.set(value, group)
      group.push(result)
    }
  const countries = new Map(known.countries.map((country) => [country.iso3.toLowerCase(), country]))
  const share = fairShare(
    [...groups.values()].map(({ length }) => length),
    most,
  )
  const shown = new Set(
    [...groups.values()].flatMap((group) => group.slice(0, share).map(({ slug }) => slug)),
  )
  const items = new Map((await findResults([...shown])).map((item) => [item.slug, item]))
  return [...groups]
    .map(([value, group]) => ({
      value,
      country: (value !== null && by === 'country' && countries.get(value)) || null,
      count: group.length,
      results: group.slice(0, share).flatMap(({ slug }) => items.get(slug) ?? []),
    }))
    .sort((a, b) => lastWithout(a, b) || (by === 'year' ? Number(b.value) - Number(a.value) : 0))
}

/** The same groups with countries in the alphabet of the reader's language. */
export function inAlphabet(
  groups: readonly ResultGroup[],
  compare: (a: string, b: string) => number,
): ResultGroup[] {
  return groups.toSorted((a, b) => lastWithout(a, b) || compare(a.country?.name ?? '', b.country?.name ?? ''))
}

function lastWithout(a: ResultGroup, b: ResultGroup): number {
  return Number(a.value === null) - Number(b.value === null)
}

function valuesOf({ pillar, year, countries }: IndexedResult, by: ResultGrouping): (string | null)[] {
  if (by === 'pillar') return [pillar && pillarValue(pillar)]
  if (by === 'year') return [year]
  return countries.length > 0 ? countries : [null]
}

/** How many of each group there can be, so that of all groups together there are `most`, or one of each. */
export function fairShare(sizes: readonly number[], most: number): number {
  let left = most
  let groups = sizes.length
  for (const size of [...sizes].sort((a, b) => a - b)) {
    if (size * groups > left) return Math.max(1, Math.floor(left / groups))
    left -= size
    groups -= 1
  }
  return Number.POSITIVE_INFINITY
}
