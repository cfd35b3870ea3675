import { resultOrder } from '@/components/results/result-words'
import type { NarrowedResults, ResultsData } from '@/components/results/results-page'
import { resolveFilters } from '@/lib/directory/filter-values'
import { withoutEach } from '@/lib/directory/less-narrow'
import { countResultFacets } from '@/lib/directory/result-facets'
import { countResults, listResults } from '@/lib/directory/results'
import { atOneMoment } from '@/lib/search/current-index'
import { parseFilters } from '@/lib/search/params'
import { placed } from '../activities/load'

/** All that the list of results shows for a query. Bad values are set apart, the rest applies. */
export function loadResults(query: URLSearchParams): Promise<ResultsData> {
  return atOneMoment(async () => {
    const narrowed = await readNarrowed(query)
    const page = await listResults(narrowed.filters)
    return { ...narrowed, ...placed(narrowed, page), page }
  })
}

/** The same without the list, for other views of the results: they have no place in a list. */
export function loadNarrowedResults(query: URLSearchParams): Promise<NarrowedResults> {
  return atOneMoment(async () => {
    const narrowed = await readNarrowed(query)
    return { ...narrowed, filters: { ...narrowed.filters, cursor: [] } }
  })
}

async function readNarrowed(query: URLSearchParams): Promise<NarrowedResults> {
  const parsed = parseFilters('results', query)
  const { filters, names, problems } = await resolveFilters(parsed.filters)
  const [total, facets] = await Promise.all([countResults(filters), countResultFacets(filters)])
  const lessNarrow = total === 0 ? await withoutEach(filters, resultOrder, countResults) : []
  return { filters, problems: [...parsed.problems, ...problems], names, total, facets, lessNarrow }
}
