import type { SearchPageData } from '@/components/search/search-results-page'
import { searchEverything } from '@/lib/directory/search'
import { atOneMoment } from '@/lib/search/current-index'
import { parseFilters } from '@/lib/search/params'
import { placed } from '../activities/load'

type Kinds = NonNullable<Parameters<typeof searchEverything>[1]>['kinds']

/** All that the search shows for a query. */
export async function loadSearch(query: URLSearchParams): Promise<SearchPageData> {
  const parsed = parseFilters('search', query)
  const { filters } = parsed
  const [text = ''] = filters.q
  const chosen = { kinds: filters.kind as Kinds, cursor: filters.cursor[0] ?? null }
  const found = await atOneMoment(() => searchEverything(text, chosen))
  return { ...placed(parsed, found), found }
}
