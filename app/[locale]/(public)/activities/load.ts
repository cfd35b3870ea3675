import type { ActivitiesData } from '@/components/activity/activities-page'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { countActivityFacets } from '@/lib/directory/facets'
import { resolveFilters } from '@/lib/directory/filter-values'
import { passagesOf, searchOutcome } from '@/lib/directory/search'
import { parseFilters } from '@/lib/search/params'

/** All that the list of activities shows for a query. Bad values are set apart, the rest applies. */
export async function loadActivities(query: URLSearchParams): Promise<ActivitiesData> {
  const parsed = parseFilters('activities', query)
  const { filters, names, problems } = await resolveFilters(parsed.filters)
  const [page, total, facets] = await Promise.all([
    listActivities(filters),
    countActivities(filters),
    countActivityFacets(filters),
  ])
  const literal = (['q', 'role', 'from', 'to', 'scope', 'language'] as const).map(
    (parameter) => [parameter, filters[parameter].map((value) => ({ value, name: value }))] as const,
  )
  const [text = ''] = filters.q
  const [outcome, passages] = await Promise.all([
    searchOutcome(text),
    passagesOf(
      text,
      page.items.map(({ slug }) => slug),
    ),
  ])
  return {
    filters,
    problems: [...parsed.problems, ...problems],
    names: { ...names, ...Object.fromEntries(literal) },
    page,
    total,
    facets,
    outcome,
    passages: Object.fromEntries(passages),
  }
}
