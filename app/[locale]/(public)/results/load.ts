import { resultOrder } from '@/components/results/result-words'
import type { ResultsData } from '@/components/results/results-page'
import { resolveFilters } from '@/lib/directory/filter-values'
import { withoutEach } from '@/lib/directory/less-narrow'
import { countResultFacets } from '@/lib/directory/result-facets'
import { listResults } from '@/lib/directory/results'
import { parseFilters } from '@/lib/search/params'

/** All that the list of results shows for a query. Bad values are set apart, the rest applies. */
export async function loadResults(query: URLSearchParams): Promise<ResultsData> {
  const parsed = parseFilters('results', query)
  const { filters, names, problems } = await resolveFilters(parsed.filters)
  const [results, facets] = await Promise.all([listResults(filters), countResultFacets(filters)])
  const lessNarrow =
    results.length === 0
      ? await withoutEach(filters, resultOrder, async (fewer) => (await listResults(fewer)).length)
      : []
  return { filters, problems: [...parsed.problems, ...problems], names, results, facets, lessNarrow }
}
