import type { ResultItem } from '@/lib/directory/results'
import type { Parameter } from '@/lib/search/params'

/** By what results are set side by side. */
export type ResultGrouping = 'pillar' | 'country' | 'year'

/** Results of one pillar, country or year. `value` is null for those that have none. */
export type ResultGroup = {
  /** As the filter of that name has it. */
  value: string | null
  /** Countries have a name of their own; pillars and years are named by the page. */
  name: string | null
  results: ResultItem[]
}

export const groupings = ['pillar', 'country', 'year'] as const satisfies readonly Parameter<'results'>[]

/**
 * Results by pillar in the order of the pillars, by country in that of the alphabet, or by year, the newest first;
 * those without any come last. A result for several countries stands under each of them: nothing here is added up.
 */
export function groupResults(
  results: readonly ResultItem[],
  by: ResultGrouping,
  compare: (a: string, b: string) => number,
): ResultGroup[] {
  const groups = new Map<string | null, ResultGroup>()
  const add = (value: string | null, name: string | null, result: ResultItem) => {
    const group = groups.get(value) ?? { value, name, results: [] }
    group.results.push(result)
    groups.set(value, group)
  }
  for (const result of results) {
    if (by === 'pillar') add(result.pillar?.replaceAll('_', '-') ?? null, null, result)
    else if (by === 'year') add(result.asOfMonth.slice(0, 4), null, result)
    else if (result.countries.length === 0) add(null, null, result)
    else for (const { iso3, name } of result.countries) add(iso3.toLowerCase(), name, result)
  }
  const sorted = [...groups.values()]
  if (by === 'country') sorted.sort((a, b) => compare(a.name ?? '', b.name ?? ''))
  if (by === 'year') sorted.sort((a, b) => compare(b.value ?? '', a.value ?? ''))
  return [...sorted.filter(({ value }) => value !== null), ...sorted.filter(({ value }) => value === null)]
}

/** How the end of a bar says what the number's qualifier says. */
export type Bar = {
  /** Shares of the longest bar, from 0 to 1. */
  solid: number
  /** Of a range, beyond the solid part. */
  open: number
  end: 'exact' | 'more' | 'about' | 'range'
}

/** The bar of a result whose number can be read, to the scale of `most`. */
export function barOf(
  { value, valueTo, qualifier }: Pick<ResultItem, 'value' | 'valueTo' | 'qualifier'>,
  most: number,
): Bar {
  const solid = (value ?? 0) / most
  const ends = { exactly: 'exact', more_than: 'more', close_to: 'about', from_to: 'range' } as const
  return {
    solid,
    open: valueTo === null ? 0 : valueTo / most - solid,
    end: qualifier === 'unreadable' ? 'exact' : ends[qualifier],
  }
}
