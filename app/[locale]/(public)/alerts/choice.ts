import type { AlertChoice } from '@/components/alerts/new-alert-page'
import { resolveFilters } from '@/lib/directory/filter-values'
import { literalNames } from '@/lib/directory/literal-names'
import { parseFilters, serialiseFilters } from '@/lib/search/params'

/** Which activities an address means: the filters of the list, without an order or a place in it. */
export async function readChoice(query: URLSearchParams): Promise<AlertChoice> {
  const parsed = parseFilters('activities', query)
  const { filters, names, problems } = await resolveFilters({ ...parsed.filters, sort: [], cursor: [] })
  return {
    query: serialiseFilters('activities', filters),
    names: { ...names, ...literalNames(filters) },
    problems: [...parsed.problems, ...problems].filter(
      ({ parameter }) => parameter !== 'sort' && parameter !== 'cursor',
    ),
  }
}
