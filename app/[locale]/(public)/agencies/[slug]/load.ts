import type { AgencyPageData } from '@/components/agency/agency-page'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { findAgency } from '@/lib/directory/agencies'
import { countActivityFacets } from '@/lib/directory/facets'
import { resolveFilters } from '@/lib/directory/filter-values'
import { findTimeline } from '@/lib/directory/timeline'
import { atOneMoment } from '@/lib/search/current-index'
import { parseFilters } from '@/lib/search/params'
import { placed } from '../../activities/load'

/** All that an agency's page shows for a query on its activities, or null where there is no such agency. */
export function loadAgency(slug: string, query: URLSearchParams): Promise<AgencyPageData | null> {
  return atOneMoment(() => load(slug, query))
}

async function load(slug: string, query: URLSearchParams): Promise<AgencyPageData | null> {
  const agency = await findAgency(slug)
  if (!agency) return null
  const parsed = parseFilters('agency', query)
  const { filters, names, problems } = await resolveFilters(parsed.filters)
  const own = { ...filters, agency: [slug] }
  const [timeline, page, total, facets] = await Promise.all([
    findTimeline({ agency: [slug] }),
    listActivities(own),
    countActivities(own),
    countActivityFacets(own),
  ])
  return {
    agency,
    timeline,
    ...placed({ filters, problems: [...parsed.problems, ...problems] }, page),
    names: { ...names, role: filters.role.map((value) => ({ value, name: value })) },
    page,
    total,
    facets,
  }
}
