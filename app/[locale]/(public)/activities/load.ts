import { setImmediate } from 'node:timers/promises'
import type { ActivitiesData } from '@/components/activity/activities-page'
import type { NarrowedActivities } from '@/components/activity/activity-view'
import { countActivities, listNumbers } from '@/lib/directory/activities'
import { findListItems } from '@/lib/directory/activity-list-items'
import { passagesOf } from '@/lib/directory/activity-passages'
import { countActivityFacets } from '@/lib/directory/facets'
import { resolveFilters } from '@/lib/directory/filter-values'
import { countWithoutEach } from '@/lib/directory/less-narrow'
import { literalNames } from '@/lib/directory/literal-names'
import { searchOutcome } from '@/lib/directory/search'
import { atOneMoment } from '@/lib/search/current-index'
import { type FilterProblem, type Filters, parseFilters } from '@/lib/search/params'

/**
 * All that the list of activities shows for a query. Bad values are set apart, the rest applies. The database looks
 * for the page of the list while values are counted here.
 */
export function loadActivities(query: URLSearchParams): Promise<ActivitiesData> {
  return atOneMoment(async () => {
    const choice = await readChoice(query)
    const [[page, passages], narrowed] = await Promise.all([
      loadPage(choice.filters),
      // Once the question has left: counting keeps this thread to itself.
      setImmediate().then(() => narrowedBy(choice)),
    ])
    return { ...narrowed, ...placed(choice, page), page, passages: Object.fromEntries(passages) }
  })
}

async function loadPage(filters: Filters<'activities'>) {
  const { numbers, ...page } = await listNumbers(filters)
  const [items, passages] = await Promise.all([
    findListItems(numbers),
    passagesOf(filters.q[0] ?? '', numbers),
  ])
  return [{ ...page, items }, passages] as const
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

/** The same without the list, for other views of the activities. */
export function loadNarrowed(query: URLSearchParams): Promise<NarrowedActivities> {
  return atOneMoment(async () => narrowedBy(await readChoice(query)))
}

type Choice = Awaited<ReturnType<typeof readChoice>>

/** What is chosen. Words in which there is nothing to look for narrow nothing; their outcome says so. */
async function readChoice(query: URLSearchParams) {
  const parsed = parseFilters('activities', query)
  const outcome = await searchOutcome(parsed.filters.q[0] ?? '')
  const given = outcome?.nothing ? { ...parsed.filters, q: [] } : parsed.filters
  const { filters, names, problems } = await resolveFilters(given)
  return {
    filters,
    names: { ...names, ...literalNames(filters) },
    problems: [...parsed.problems, ...problems],
    outcome,
  }
}

async function narrowedBy(choice: Choice): Promise<NarrowedActivities> {
  const { filters } = choice
  const [total, facets] = await Promise.all([countActivities(filters), countActivityFacets(filters)])
  return { ...choice, total, facets, lessNarrow: total === 0 ? await countWithoutEach(filters) : [] }
}
