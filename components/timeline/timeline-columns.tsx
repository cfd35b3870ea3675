import { useLocale, useTranslations } from 'next-intl'
import type { LinkTarget } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { columnsOf } from './columns'
import { colourOf } from './rows'
import type { TimeScale } from './scale'
import type { BarAddress } from './timeline'
import { round } from './timeline-picture'

/** Room for the number above the highest column. */
const headroom = 20

/** One column a period, divided by its rows, with the number of its activities above it. Each is a link. */
export function TimelineColumns({
  timeline,
  addressOf,
  target,
  scale,
  height,
}: {
  timeline: Timeline
  addressOf: BarAddress
  target: LinkTarget
  scale: TimeScale
  height: number
}) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  return columnsOf(timeline).map((column) => {
    const { start, length } = scale.place(column.period)
    const x = `${round(start + 0.1)}%`
    const width = `${round(Math.max(length - 0.2, 0.4))}%`
    const px = (share: number) => Math.round(share * (height - headroom) * 10) / 10
    const top = height - px(column.height)
    return (
      <a
        key={column.period.slug}
        href={addressIn(locale, addressOf({ period: column.period.slug }))}
        target={target}
        rel="nofollow"
        className="column"
        aria-label={t('column', { period: formatSpan(column.period, locale), count: column.count })}
      >
        {/* A low column is hard to hit: its place up to the number belongs to it. */}
        <rect
          className="reach"
          x={x}
          y={Math.min(top, height - 24)}
          width={width}
          height={Math.max(height - top, 24)}
        />
        {column.segments.map((segment) => (
          <rect
            key={segment.row}
            className={colourOf(timeline, segment.row)}
            x={x}
            y={height - px(segment.from + segment.height)}
            width={width}
            height={Math.max(px(segment.height) - 0.6, 0.6)}
          />
        ))}
        <text x={`${round(start + length / 2)}%`} y={top - 5}>
          {column.count}
        </text>
      </a>
    )
  })
}
