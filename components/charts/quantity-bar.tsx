import { useLocale } from 'next-intl'
import type { ResultItem } from '@/lib/directory/results'
import { directionOf } from '@/lib/locales'
import { barOf } from './bar'

const height = 14

/**
 * A number as a bar to the scale of the largest of its unit. Its end says how exact it is: closed, an arrow for more,
 * a soft end for close to, an outline up to the upper end of a range. Hidden from screen readers: the words beside it
 * say the same.
 */
export function QuantityBar({ result, most }: { result: ResultItem; most: number }) {
  const mirrored = directionOf(useLocale()) === 'rtl'
  const { solid, open, end } = barOf(result, most)
  // Room for an arrow or a soft end behind the longest.
  const perCent = (share: number) => Math.round(share * 9600) / 100
  const at = (share: number, length = 0) =>
    `${mirrored ? 100 - perCent(share) - perCent(length) : perCent(share)}%`
  const width = `${Math.max(perCent(solid), 0.4)}%`
  return (
    <svg
      aria-hidden="true"
      width="100%"
      height={height}
      className="quantity overflow-visible"
      direction="ltr"
    >
      <rect x={mirrored ? `${100 - perCent(solid)}%` : 0} width={width} height={height} />
      {open > 0 ? (
        <rect x={at(solid, open)} width={`${perCent(open)}%`} height={height} className="open" />
      ) : null}
      <svg x={at(solid)} className="overflow-visible" aria-hidden="true">
        <g transform={mirrored ? 'scale(-1 1)' : undefined}>
          <BarEnd end={end} />
        </g>
      </svg>
    </svg>
  )
}

/** Drawn from where the bar ends. */
export function BarEnd({ end }: { end: ReturnType<typeof barOf>['end'] }) {
  if (end === 'more') return <path d={`M3 0l9 ${height / 2}-9 ${height / 2}z`} />
  if (end === 'about')
    return (
      <>
        <rect x="2" width="2.5" height={height} />
        <rect x="6.5" width="1.5" height={height} />
        <rect x="10" width="1" height={height} />
      </>
    )
  return null
}
