import { countActivities } from './activities.ts'
import type { ActivityFilters } from './activity-filters.ts'
import type { FilterWord } from './filter-words.ts'
import { filterOrder } from './filter-words.ts'

/** What there would be without all values of one parameter. */
export type LessNarrow = { parameter: FilterWord['parameter']; count: number }

/** For a list that is empty: each parameter without which it would not be. */
export async function countWithoutEach(filters: ActivityFilters): Promise<LessNarrow[]> {
  const chosen = filterOrder.filter((parameter) => filters[parameter]?.length)
  const counted = await Promise.all(
    chosen.map(async (parameter) => ({
      parameter,
      count: await countActivities({ ...filters, [parameter]: [] }),
    })),
  )
  return counted.filter(({ count }) => count > 0)
}
