import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { CountedRegion, Places } from '@/lib/directory/places'
import { compareNames } from '@/lib/format'
import type { Counted } from './world-map'

type Addresses = {
  /** Without language. */
  country: (code: string) => string
  /** Where regions narrow as well. */
  region?: (code: string) => string
}

/** The map in words: parts of the world, the regions in them and their countries, each a link with its number. */
export function PlaceList({ places, addresses }: { places: Places; addresses: Addresses }) {
  const t = useTranslations('map')
  const parts = places.regions.filter(({ depth }) => depth === 0)
  return (
    <>
      {addresses.region ? <p className="quiet mt-8 max-w-measure">{t('largerRegion')}</p> : null}
      <div className="mt-6 gap-x-12 lg:columns-2">
        {parts.map((part) => {
          const from = places.regions.indexOf(part)
          const next = places.regions.findIndex((region, index) => index > from && region.depth === 0)
          const within = places.regions.slice(from, next < 0 ? undefined : next)
          return (
            <section key={part.code} className="mb-8 break-inside-avoid">
              <h2 className="mb-1 flex items-baseline gap-3 text-[1.12rem]">
                <RegionName region={part} addresses={addresses} />
              </h2>
              <ul>
                {within
                  .filter(({ depth, countries }) => depth > 0 || countries.length > 0)
                  .map((region) => (
                    <Region key={region.code} region={region} addresses={addresses} />
                  ))}
              </ul>
            </section>
          )
        })}
      </div>
    </>
  )
}

const indents = ['', '', 'ps-4', 'ps-8']

function Region({ region, addresses }: { region: CountedRegion; addresses: Addresses }) {
  const compare = compareNames(useLocale())
  return (
    <li className={`border-line border-t py-1.5 ${indents[region.depth] ?? ''}`}>
      {region.depth > 0 ? (
        <span className="flex items-baseline gap-3">
          <RegionName region={region} addresses={addresses} />
        </span>
      ) : null}
      {region.countries.length > 0 ? (
        <ul className="flex flex-wrap gap-x-4 text-[0.94rem]">
          {region.countries
            .toSorted((a, b) => compare(a.name, b.name))
            .map(({ iso3, name, count }) => (
              <li key={iso3}>
                <Link
                  href={addresses.country(iso3.toLowerCase())}
                  rel="nofollow"
                  className="inline-block py-0.5"
                >
                  {name}
                </Link>{' '}
                <span className="quiet tabular-nums">{count}</span>
              </li>
            ))}
        </ul>
      ) : null}
    </li>
  )
}

function RegionName({ region, addresses }: { region: CountedRegion; addresses: Addresses }) {
  if (!addresses.region || !region.count) return <span className="quiet">{region.name}</span>
  return (
    <>
      <Link href={addresses.region(region.code)} rel="nofollow" className="text-ink">
        {region.name}
      </Link>
      <span className="quiet font-normal font-sans tabular-nums">{region.count}</span>
    </>
  )
}

/** The map as numbers: one row a country, the most first. */
export function PlaceTable({ places, of }: { places: Places; of: Counted }) {
  const t = useTranslations('map')
  const compare = compareNames(useLocale())
  const rows = places.regions
    .flatMap(({ name: region, countries }) => countries.map((country) => ({ ...country, region })))
    .toSorted((a, b) => b.count - a.count || compare(a.name, b.name))
  return (
    <table className="mt-2 text-[0.88rem]">
      <thead>
        <tr>
          {(['country', 'region'] as const).map((column) => (
            <th key={column} scope="col" className="pe-6 text-start">
              {t(column)}
            </th>
          ))}
          <th scope="col" className="text-end">
            {t('number', { of })}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ iso3, name, region, count }) => (
          <tr key={iso3} className="border-line border-t">
            <th scope="row" className="py-0.5 pe-6 text-start font-normal">
              {name}
            </th>
            <td className="pe-6">{region}</td>
            <td className="text-end">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
