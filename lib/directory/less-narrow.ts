import { countActivities } from './activities.ts'
import type { ActivityFilters } from './activity-filters.ts'
import { filterOrder } from './filter-words.ts'

/** What there would be without all values of one parameter. */
export type LessNarrow<Parameter extends string> = { parameter: Parameter; count: number }

type Filters<Parameter extends string> = { readonly [P in Parameter]?: readonly string[] }

/** For a list of activities that is empty: each parameter without which it would not be. */
export function countWithoutEach(filters: ActivityFilters) {
  return withoutEach(filters, filterOrder, countActivities)
}

/** The same for any list, by what counts it under other filters. */
export async function withoutEach<Parameter extends string, F extends Filters<Parameter>>(
  filters: F,
  parameters: readonly Parameter[],
  count: (filters: F) => Promise<number>,
): Promise<LessNarrow<Parameter>[]> {
  const chosen = parameters.filter((parameter) => filters[parameter]?.length)
  const counted = await Promise.all(
    chosen.map(async (parameter) => ({ parameter, count: await count({ ...filters, [parameter]: [] }) })),
  )
  return counted.filter((one) => one.count > 0)
}
