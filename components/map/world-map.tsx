import { useLocale, useTranslations } from 'next-intl'
import type { LinkTarget } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import type { CountedCountry } from '@/lib/directory/places'
import { type CountClass, shadeOf } from '@/lib/map/classes'
import { worldMap } from '@/lib/map/world'

/** The drawing that all maps refer to, made by lib/map/prepare.ts and kept by browsers. */
const file = '/world.svg'

export type Counted = 'activities' | 'results'

/**
 * The countries in classes by their number, each with any a link. Their outlines are not in the page: it refers to
 * them one by one. Those too small to be seen get a dot.
 */
export function WorldMap({
  countries,
  classes,
  chosen,
  of,
  addressOf,
  target,
}: {
  countries: CountedCountry[]
  classes: CountClass[]
  /** Codes in lower case, as addresses have them. */
  chosen: readonly string[]
  of: Counted
  /** Without language. */
  addressOf: (country: string) => string
  target: LinkTarget
}) {
  const t = useTranslations()
  const locale = useLocale()
  const counted = new Map(countries.map((country) => [country.iso3, country]))
  // Dots come last, so that no neighbour lies over them.
  const drawn = worldMap.countries.toSorted((a, b) => Number(a.small) - Number(b.small))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a picture
    <svg
      className="world"
      viewBox={`0 0 ${worldMap.width} ${worldMap.height}`}
      role="group"
      aria-label={t('map.label', { of })}
    >
      <use href={`${file}#world`} className="land" />
      {drawn.map(({ iso3, x, y, small }) => {
        const country = counted.get(iso3)
        if (!country) return null
        const code = iso3.toLowerCase()
        const label = `${country.name}: ${t(`counted.${of}`, { count: country.count })}`
        return (
          <a
            key={iso3}
            href={addressIn(locale, addressOf(code))}
            target={target}
            rel="nofollow"
            aria-label={label}
            className={`map-${shadeOf(country.count, classes)}${chosen.includes(code) ? ' chosen' : ''}`}
          >
            <title>{label}</title>
            {small ? (
              <>
                <path className="dot" d={`M${x} ${y}h0`} />
                <circle cx={x} cy={y} r={12} />
              </>
            ) : (
              <use href={`${file}#${code}`} />
            )}
          </a>
        )
      })}
    </svg>
  )
}

/** What the shades stand for. */
export function MapLegend({ classes, of }: { classes: CountClass[]; of: Counted }) {
  const t = useTranslations('map')
  return (
    <ul aria-label={t('legend', { of })} className="quiet mt-2 flex flex-wrap gap-x-5 gap-y-1">
      {classes.map(({ from, to, shade }) => (
        <li key={from} className="flex items-center gap-1.5">
          <Swatch className={`map-${shade}`} />
          {from === to ? from : t('range', { from, to })}
        </li>
      ))}
      <li className="flex items-center gap-1.5">
        <Swatch className="map-0" />
        {t('none')}
      </li>
    </ul>
  )
}

function Swatch({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" width="18" height="12">
      <rect width="18" height="12" className={className} />
    </svg>
  )
}
