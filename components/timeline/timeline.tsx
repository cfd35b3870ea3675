import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '@/lib/addresses'
import type { Timeline as TimelineData } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { directionOf } from '@/lib/locales'
import { timeScale } from './scale'
import { TimelineList } from './timeline-list'
import { TimelineTable } from './timeline-table'

export type BarAddress = (chosen: { period: string; measure?: string }) => string

const rowHeight = 30
const barHeight = 20
const axisHeight = 26

/**
 * Reporting periods against kinds of work, months to scale, gaps left empty. A picture where there is
 * room, a list of periods where there is not, and the same as a table. `addressOf` says where a bar
 * leads, as an address without language.
 */
export function Timeline({ timeline, addressOf }: { timeline: TimelineData; addressOf: BarAddress }) {
  const t = useTranslations('timeline')
  const joint = timeline.cells.some((cell) => cell.jointCount === cell.count)
  return (
    <div>
      <p className="quiet mb-4">
        {t('summary', {
          activities: timeline.totals.reduce((sum, total) => sum + total.count, 0),
          reported: timeline.totals.length,
          periods: timeline.periods.length,
        })}{' '}
        {joint ? t('jointKey') : null}
      </p>
      <div className="hidden md:block">
        <TimelinePicture timeline={timeline} addressOf={addressOf} />
      </div>
      <div className="md:hidden">
        <TimelineList timeline={timeline} addressOf={addressOf} />
      </div>
      <details className="not-printed mt-4">
        <summary className="quiet underline">{t('table')}</summary>
        <TimelineTable timeline={timeline} />
      </details>
    </div>
  )
}

function TimelinePicture({ timeline, addressOf }: { timeline: TimelineData; addressOf: BarAddress }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const direction = directionOf(locale)
  const scale = timeScale(timeline.periods, direction)
  const height = axisHeight + timeline.measures.length * rowHeight
  const periods = new Map(timeline.periods.map((period) => [period.slug, period]))
  const rows = new Map(timeline.measures.map((measure, row) => [measure.slug, { measure, row }]))
  return (
    <div className="timeline">
      <div className="timeline-labels" aria-hidden="true">
        {timeline.measures.map((measure) => (
          <span key={measure.slug}>{measure.shortLabel}</span>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a picture */}
      <svg width="100%" height={height} role="group" aria-label={t('label')} direction="ltr">
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: lines and years, nothing that takes focus */}
        <g className="axis" aria-hidden="true">
          {scale.years.map(({ year, at }, index) => (
            <g key={year}>
              <line x1={`${at}%`} x2={`${at}%`} y1={axisHeight - 6} y2={height} />
              {index % 2 === 0 ? (
                <text x={`${at}%`} y={12} textAnchor={direction === 'rtl' ? 'end' : 'start'}>
                  {year}
                </text>
              ) : null}
            </g>
          ))}
          {timeline.measures.map(({ slug }, row) => {
            const y = axisHeight + (row + 1) * rowHeight - 0.5
            return <line key={slug} x1="0" x2="100%" y1={y} y2={y} />
          })}
        </g>
        {timeline.cells.map((cell) => {
          const period = periods.get(cell.period)
          const placed = rows.get(cell.measure)
          if (!period || !placed) return null
          const { start, length } = scale.place(period)
          const top = axisHeight + placed.row * rowHeight
          return (
            <a
              key={`${cell.period} ${cell.measure}`}
              href={addressIn(locale, addressOf(cell))}
              className={`measure-${cell.measure}${cell.jointCount === cell.count ? ' joint' : ''}`}
              aria-label={t('bar', {
                period: formatSpan(period, locale),
                measure: placed.measure.shortLabel,
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
        })}
      </svg>
    </div>
  )
}

/** Two decimals of a per cent are a fiftieth of a pixel: more would only make the page heavier. */
function round(perCent: number): number {
  return Math.round(perCent * 100) / 100
}
