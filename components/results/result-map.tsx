import { withQuery } from '@/components/activity/activity-view'
import { PlaceList } from '@/components/map/place-list'
import { PlaceMap } from '@/components/map/place-map'
import type { LinkTarget } from '@/components/ui/link'
import type { Places } from '@/lib/directory/places'
import { type Filters, serialiseFilters, withFilter } from '@/lib/search/params'
import { ResultView } from './result-view'
import type { NarrowedResults } from './results-page'

export type ResultMapData = NarrowedResults & { places: Places }

/** The matching results by country, as one finds it at `/results/map`. */
export function ResultMapPage({ data, site }: { data: ResultMapData; site: string }) {
  return (
    <ResultView data={data} view="map" site={site}>
      <ResultMap data={data} />
      <PlaceList places={data.places} addresses={{ country: countryAddress(data.filters) }} />
    </ResultView>
  )
}

/** The map alone. */
export function ResultMap({
  data: { filters, places },
  target,
}: {
  data: ResultMapData
  target?: LinkTarget
}) {
  return (
    <PlaceMap
      places={places}
      of="results"
      chosen={filters.country}
      addressOf={countryAddress(filters)}
      target={target}
    />
  )
}

function countryAddress(filters: Filters<'results'>): (code: string) => string {
  return (code) => withQuery('/results', serialiseFilters('results', withFilter(filters, 'country', [code])))
}
