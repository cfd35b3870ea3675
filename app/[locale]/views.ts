import type { ActivityMapData } from '@/components/activity/activity-map'
import type { ActivityTimelineData } from '@/components/activity/activity-timeline'
import type { NarrowedActivities } from '@/components/activity/activity-view'
import type { ResultChartsData } from '@/components/charts/result-charts'
import type { MatrixData } from '@/components/mechanism/matrix-page'
import type { ResultMapData } from '@/components/results/result-map'
import { findMechanismMatrix } from '@/lib/directory/mechanism-matrix'
import { countActivitiesByPlace, countResultsByPlace } from '@/lib/directory/places'
import { groupings, groupResults } from '@/lib/directory/result-groups'
import { findTimeline } from '@/lib/directory/timeline'
import { parseFilters } from '@/lib/search/params'
import { loadNarrowed } from './(public)/activities/load'
import { loadNarrowedResults } from './(public)/results/load'

/** What each view shows for a query: as a page, within somebody else's, and as a file. */

export async function loadActivityMap(query: URLSearchParams): Promise<ActivityMapData> {
  const narrowed = await loadUnordered(query)
  return { ...narrowed, places: await countActivitiesByPlace(narrowed.filters) }
}

export async function loadActivityTimeline(query: URLSearchParams): Promise<ActivityTimelineData> {
  const narrowed = await loadUnordered(query)
  const { filters, problems } = parseFilters('activityTimeline', query)
  const timeline = await findTimeline(narrowed.filters, filters.by[0] === 'agency' ? 'agency' : 'measure')
  return {
    ...narrowed,
    problems: [...narrowed.problems, ...problems.filter(({ parameter }) => parameter === 'by')],
    timeline,
  }
}

/** A view has neither an order nor a place in it. */
async function loadUnordered(query: URLSearchParams): Promise<NarrowedActivities> {
  const narrowed = await loadNarrowed(query)
  return { ...narrowed, filters: { ...narrowed.filters, sort: [], cursor: [] } }
}

export async function loadResultMap(query: URLSearchParams): Promise<ResultMapData> {
  const narrowed = await loadNarrowedResults(query)
  return { ...narrowed, places: await countResultsByPlace(narrowed.filters) }
}

/** `most` results are in the groups, all together. */
export async function loadResultCharts(query: URLSearchParams, most?: number): Promise<ResultChartsData> {
  const narrowed = await loadNarrowedResults(query)
  const { filters, problems } = parseFilters('resultCharts', query)
  const by = groupings.find((grouping) => grouping === filters.by[0]) ?? 'pillar'
  return {
    ...narrowed,
    problems: [...narrowed.problems, ...problems.filter(({ parameter }) => parameter === 'by')],
    by,
    groups: await groupResults(narrowed.filters, by, most),
  }
}

export async function loadMechanismMatrix(query: URLSearchParams): Promise<MatrixData> {
  const { filters, problems } = parseFilters('mechanismMatrix', query)
  return {
    matrix: await findMechanismMatrix(),
    by: filters.by[0] === 'agency' ? 'agency' : 'mechanism',
    problems,
  }
}
