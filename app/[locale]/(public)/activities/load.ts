import type { ActivitiesData } from '@/components/activity/activities-page'
import type { NarrowedActivities } from '@/components/activity/activity-view'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { countActivityFacets } from '@/lib/directory/facets'
import { resolveFilters } from '@/lib/directory/filter-values'
import { countWithoutEach } from '@/lib/directory/less-narrow'
import { passagesOf, searchOutcome } from '@/lib/directory/search'
import { parseFilters } from '@/lib/search/params'

/** All that the list of activities shows for a query. Bad values are set apart, the rest applies. */
export async function loadActivities(query: URLSearchParams): Promise<ActivitiesData> {
  const narrowed = await loadNarrowed(query)
  const page = await listActivities(narrowed.filters)
  const passages = await passagesOf(
    narrowed.filters.q[0] ?? '',
    page.items.map(({ slug }) => slug),
  )
  return { ...narrowed, page, passages: Object.fromEntries(passages) }
}

/** The same without the list, for other views of the activities. */
export async function loadNarrowed(query: URLSearchParams): Promise<NarrowedActivities> {
  const parsed = parseFilters('activities', query)
  const { filters, names, problems } = await resolveFilters(parsed.filters)
  const [total, facets, outcome] = await Promise.all([
    countActivities(filters),
    countActivityFacets(filters),
    searchOutcome(filters.q[0] ?? ''),
  ])
  const literal = (['q', 'role', 'from', 'to', 'scope', 'language'] as const).map(
    (parameter) => [parameter, filters[parameter].map((value) => ({ value, name: value }))] as const,
  )
  return {
    filters,
    problems: [...parsed.problems, ...problems],
    names: { ...names, ...Object.fromEntries(literal) },
    total,
    facets,
    outcome,
    lessNarrow: total === 0 ? await countWithoutEach(filters) : [],
  }
}
