import { PlaceList } from '@/components/map/place-list'
import { PlaceMap } from '@/components/map/place-map'
import type { LinkTarget } from '@/components/ui/link'
import type { Places } from '@/lib/directory/places'
import { type Filters, serialiseFilters, withFilter } from '@/lib/search/params'
import { ActivityView, type NarrowedActivities, withQuery } from './activity-view'

export type ActivityMapData = NarrowedActivities & { places: Places }

/** The matching activities by country, as one finds it at `/activities/map`. */
export function ActivityMapPage({ data, site }: { data: ActivityMapData; site: string }) {
  const { filters, places } = data
  return (
    <ActivityView data={data} view="map" site={site}>
      <ActivityMap data={data} />
      <PlaceList
        places={places}
        addresses={{
          country: (code) => listAddress(withFilter(filters, 'country', [code])),
          region: (code) => listAddress({ ...withFilter(filters, 'region', [code]), country: [] }),
        }}
      />
    </ActivityView>
  )
}

/** The map alone. */
export function ActivityMap({
  data: { filters, places },
  target,
}: {
  data: ActivityMapData
  target?: LinkTarget
}) {
  return (
    <PlaceMap
      places={places}
      of="activities"
      chosen={filters.country}
      addressOf={(code) => listAddress(withFilter(filters, 'country', [code]))}
      target={target}
    />
  )
}

export function listAddress(filters: Partial<Filters<'activities'>>): string {
  return withQuery('/activities', serialiseFilters('activities', filters))
}
