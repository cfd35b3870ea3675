import type { ActivitiesData } from '@/components/activity/activities-page'
import type { NarrowedActivities } from '@/components/activity/activity-view'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { countActivityFacets } from '@/lib/directory/facets'
import { resolveFilters } from '@/lib/directory/filter-values'
import { countWithoutEach } from '@/lib/directory/less-narrow'
import { literalNames } from '@/lib/directory/literal-names'
import { passagesOf, searchOutcome } from '@/lib/directory/search'
import { type FilterProblem, parseFilters } from '@/lib/search/params'

/** All that the list of activities shows for a query. Bad values are set apart, the rest applies. */
export async function loadActivities(query: URLSearchParams): Promise<ActivitiesData> {
  const narrowed = await loadNarrowed(query)
  const page = await listActivities(narrowed.filters)
  const { filters, problems } = placed(narrowed, page)
  const passages = await passagesOf(
    narrowed.filters.q[0] ?? '',
    page.items.map(({ slug }) => slug),
  )
  return { ...narrowed, filters, problems, page, passages: Object.fromEntries(passages) }
}

/** A place that is none, or none any more, is a problem like any other value. */
export function placed<F extends { cursor: readonly string[] }>(
  { filters, problems }: { filters: F; problems: FilterProblem[] },
  { isLost }: { isLost: boolean },
): { filters: F; problems: FilterProblem[] } {
  if (!isLost) return { filters, problems }
  const lost = filters.cursor.map((value) => ({ parameter: 'cursor', value }))
  return { filters: { ...filters, cursor: [] }, problems: [...problems, ...lost] }
}

/**
 * The same without the list, for other views of the activities. Words in which there is nothing to look for narrow
 * nothing; their outcome says so.
 */
export async function loadNarrowed(query: URLSearchParams): Promise<NarrowedActivities> {
  const parsed = parseFilters('activities', query)
  const outcome = await searchOutcome(parsed.filters.q[0] ?? '')
  const given = outcome?.nothing ? { ...parsed.filters, q: [] } : parsed.filters
  const { filters, names, problems } = await resolveFilters(given)
  const [total, facets] = await Promise.all([countActivities(filters), countActivityFacets(filters)])
  return {
    filters,
    problems: [...parsed.problems, ...problems],
    names: { ...names, ...literalNames(filters) },
    total,
    facets,
    outcome,
    lessNarrow: total === 0 ? await countWithoutEach(filters) : [],
  }
}
