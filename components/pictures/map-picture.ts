import { getTranslations } from 'next-intl/server'
import type { Counted } from '@/components/map/world-map'
import type { Places } from '@/lib/directory/places'
import type { Locale } from '@/lib/locales'
import { type CountClass, quantileClasses, shadeOf } from '@/lib/map/classes'
import { worldMap } from '@/lib/map/world'
import { colour, shade } from './palette'
import { type Drawing, type Picture, sheetWidth } from './sheet'
import { element, escaped, text, widthOf } from './svg'

/** A map as files. `words` say what is shown. */
export async function mapPicture(
  places: Places,
  { of, title, words, narrowed }: { of: Counted; title: string; words: string; narrowed: boolean },
  locale: Locale,
): Promise<Picture> {
  const t = await getTranslations({ locale })
  const countries = places.regions.flatMap(({ name: region, countries: own }) =>
    own.map((country) => ({ ...country, region })),
  )
  const classes = quantileClasses(countries.map(({ count }) => count))
  const rangeOf = ({ from, to }: CountClass) => (from === to ? String(from) : t('map.range', { from, to }))
  const legend = [
    ...classes.map((range) => ({ label: rangeOf(range), shade: range.shade })),
    { label: t('map.none'), shade: 0 },
  ]
  const labelOf = ({ name, count }: { name: string; count: number }) =>
    `${name}: ${t(`counted.${of}`, { count })}`
  return {
    title,
    words,
    notes: [
      t('map.counting', { of, elsewhere: places.elsewhere }) + (narrowed ? ` ${t('map.chosen')}` : ''),
      t('map.disclaimer'),
    ],
    drawing: draw(
      countries.map((country) => ({
        ...country,
        label: labelOf(country),
        shade: shadeOf(country.count, classes),
      })),
      legend,
    ),
    table: {
      columns: ['ISO 3166', t('map.country'), t('map.region'), t('map.number', { of })],
      rows: countries
        .toSorted((a, b) => b.count - a.count || a.iso3.localeCompare(b.iso3))
        .map(({ iso3, name, region, count }) => [iso3, name, region, count]),
    },
  }
}

function draw(
  countries: { iso3: string; label: string; shade: number }[],
  legend: { label: string; shade: number }[],
): Drawing {
  const scale = sheetWidth / worldMap.width
  const mapHeight = worldMap.height * scale
  const shown = new Map(countries.map((country) => [country.iso3, country]))
  const outline = { stroke: colour('ground'), 'stroke-width': 1.6 }
  const shapes = worldMap.countries.map(({ iso3, shape }) =>
    element(
      'path',
      { d: shape, fill: shade(shown.get(iso3)?.shade ?? 0), ...outline },
      titleOf(shown.get(iso3)),
    ),
  )
  const dots = worldMap.countries.flatMap(({ iso3, x, y, small }) => {
    const country = shown.get(iso3)
    if (!small || !country) return []
    return element('circle', { cx: x, cy: y, r: 9, fill: shade(country.shade), ...outline }, titleOf(country))
  })
  let x = 0
  const keys = legend.map((key) => {
    const from = x
    x += 34 + widthOf(key.label, 15) + 28
    return element(
      'g',
      { transform: `translate(${from} ${mapHeight + 20})` },
      element('rect', { width: 24, height: 16, fill: shade(key.shade) }),
      text(key.label, { x: 32, y: 13.5, 'font-size': 15, fill: colour('text') }),
    )
  })
  return {
    markup: [
      element(
        'g',
        { transform: `scale(${scale})` },
        element('path', { d: worldMap.others, fill: colour('land'), ...outline }),
        ...shapes,
        ...dots,
      ),
      ...keys,
    ].join(''),
    height: mapHeight + 44,
  }
}

function titleOf(country: { label: string } | undefined): string {
  return country ? element('title', {}, escaped(country.label)) : ''
}
