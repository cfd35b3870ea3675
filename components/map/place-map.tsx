import { useTranslations } from 'next-intl'
import type { LinkTarget } from '@/components/ui/link'
import type { Places } from '@/lib/directory/places'
import { quantileClasses } from '@/lib/map/classes'
import { PlaceTable } from './place-list'
import { type Counted, MapLegend, WorldMap } from './world-map'

/** A map with its legend, what it leaves out, and the same as a table. */
export function PlaceMap({
  places,
  chosen,
  of,
  addressOf,
  target,
}: {
  places: Places
  chosen: readonly string[]
  of: Counted
  addressOf: (country: string) => string
  target?: LinkTarget
}) {
  const t = useTranslations('map')
  const countries = places.regions.flatMap((region) => region.countries)
  const classes = quantileClasses(countries.map(({ count }) => count))
  return (
    <figure>
      <WorldMap
        countries={countries}
        classes={classes}
        chosen={chosen}
        of={of}
        addressOf={addressOf}
        target={target}
      />
      <MapLegend classes={classes} of={of} />
      <figcaption className="quiet mt-2 max-w-measure space-y-1">
        <p>
          {t('counting', { of, elsewhere: places.elsewhere })}
          {chosen.length > 0 ? ` ${t('chosen')}` : null}
        </p>
        <p>{t('disclaimer')}</p>
      </figcaption>
      <details className="not-printed mt-3">
        <summary className="quiet underline">{t('table')}</summary>
        <PlaceTable places={places} of={of} />
      </details>
    </figure>
  )
}
