import { type Filters, serialiseFilters } from './search/params.ts'

/** The address of the feed of the activities that a list shows; order and place are those of the list alone. */
export function feedAddress(filters: Partial<Filters<'activities'>>): string {
  const query = serialiseFilters('activities', { ...filters, sort: [], cursor: [] })
  return query ? `/feeds/activities.atom?${query}` : '/feeds/activities.atom'
}
