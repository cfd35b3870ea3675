import type { AgenciesData } from '@/components/agency/agencies-page'
import { agencyKinds, listAgencies } from '@/lib/directory/agencies'
import { resolveFilters } from '@/lib/directory/filter-values'
import { withoutEach } from '@/lib/directory/less-narrow'
import { listMeasures } from '@/lib/directory/measures'
import { listMechanisms } from '@/lib/directory/mechanisms'
import { parseFilters } from '@/lib/search/params'

/** All that the directory of agencies shows for a query. */
export async function loadAgencies(query: URLSearchParams): Promise<AgenciesData> {
  const parsed = parseFilters('agencies', query)
  const { filters, names, problems } = await resolveFilters(parsed.filters)
  const [agencies, measures, mechanisms] = await Promise.all([
    listAgencies(filters),
    listMeasures(),
    listMechanisms(),
  ])
  const parameters = ['active', 'kind', 'measure', 'mechanism'] as const
  const count = async (fewer: typeof filters) => (await listAgencies(fewer)).length
  return {
    agencies,
    lessNarrow: agencies.length === 0 ? await withoutEach(filters, parameters, count) : [],
    filters,
    problems: [...parsed.problems, ...problems],
    names,
    kinds: agencyKinds,
    measures,
    mechanisms,
  }
}
