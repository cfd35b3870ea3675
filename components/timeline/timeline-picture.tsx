import { useLocale, useTranslations } from 'next-intl'
import type { LinkTarget } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { directionOf } from '@/lib/locales'
import { colourOf, labelOf } from './rows'
import { type TimeScale, timeScale } from './scale'
import type { BarAddress } from './timeline'
import { TimelineColumns } from './timeline-columns'

const rowHeight = 30
/** 24 px, so that only a short period makes a bar that is hard to hit (WCAG 2.2, 2.5.8). */
const barHeight = 24
const axisHeight = 26
/** As high as `.timeline-columns` in globals.css leaves room for. */
const columnsHeight = 150

type Props = { timeline: Timeline; addressOf: BarAddress; target: LinkTarget }

/** The rows beneath each other, each bar a link; above them, if wished, all of them as columns. */
export function TimelinePicture({
  timeline,
  shown,
  addressOf,
  columns,
  target,
}: Props & { shown: Timeline; columns: boolean }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const direction = directionOf(locale)
  const scale = timeScale(timeline.periods, direction)
  const above = columns ? columnsHeight : 0
  const height = above + axisHeight + shown.rows.length * rowHeight
  return (
    <div className="timeline">
      <div className={columns ? 'timeline-labels timeline-columns' : 'timeline-labels'} aria-hidden="true">
        {shown.rows.map((row) => (
          <span key={row.slug}>
            {columns ? <span className={`measure-mark ${colourOf(timeline, row.slug)}`} /> : null}
            {labelOf(row)}
          </span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a picture */}
      <svg
        width="100%"
        height={height}
        role="group"
        aria-label={t('label', { by: shown.by })}
        direction="ltr"
      >
        <Axis scale={scale} above={above} rows={shown.rows.length} direction={direction} />
        {columns ? (
          <TimelineColumns
            timeline={timeline}
            addressOf={addressOf}
            target={target}
            scale={scale}
            height={columnsHeight}
          />
        ) : null}
        <Bars timeline={shown} addressOf={addressOf} target={target} scale={scale} above={above} />
      </svg>
    </div>
  )
}

type AxisProps = { scale: TimeScale; above: number; rows: number; direction: 'ltr' | 'rtl' }

function Axis({ scale, above, rows, direction }: AxisProps) {
  const top = above + axisHeight
  const height = top + rows * rowHeight
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines and years, nothing that takes focus
    <g className="axis" aria-hidden="true">
      {scale.years.map(({ year, at }, index) => (
        <g key={year}>
          <line x1={`${at}%`} x2={`${at}%`} y1={top - 6} y2={height} />
          {index % 2 === 0 ? (
            <text x={`${at}%`} y={above + 15} textAnchor={direction === 'rtl' ? 'end' : 'start'}>
              {year}
            </text>
          ) : null}
        </g>
      ))}
      {Array.from({ length: rows }, (_, row) => top + (row + 1) * rowHeight - 0.5).map((y) => (
        <line key={y} x1="0" x2="100%" y1={y} y2={y} />
      ))}
    </g>
  )
}

function Bars({ timeline, addressOf, target, scale, above }: Props & { scale: TimeScale; above: number }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const periods = new Map(timeline.periods.map((period) => [period.slug, period]))
  const rows = new Map(timeline.rows.map((row, place) => [row.slug, { label: labelOf(row), place }]))
  return timeline.cells.map((cell) => {
    const period = periods.get(cell.period)
    const row = rows.get(cell.row)
    if (!period || !row) return null
    const { start, length } = scale.place(period)
    const top = above + axisHeight + row.place * rowHeight
    return (
      <a
        key={`${cell.period} ${cell.row}`}
        href={addressIn(locale, addressOf(cell))}
        target={target}
        rel="nofollow"
        className={`${colourOf(timeline, cell.row)}${cell.jointCount === cell.count ? ' joint' : ''}`}
        aria-label={t('bar', {
          period: formatSpan(period, locale),
          row: row.label,
          count: cell.count,
          joint: cell.jointCount,
        })}
      >
        <rect
          x={`${round(start + 0.1)}%`}
          y={top + (rowHeight - barHeight) / 2}
          width={`${round(Math.max(length - 0.2, 0.4))}%`}
          height={barHeight}
          rx={2}
        />
        <text x={`${round(start + length / 2)}%`} y={top + rowHeight / 2 + 4.5}>
          {cell.count}
        </text>
      </a>
    )
  })
}

/** Two decimals of a per cent are a fiftieth of a pixel: more would only make the page heavier. */
export function round(perCent: number): number {
  return Math.round(perCent * 100) / 100
}
