import { useTranslations } from 'next-intl'
import type { LinkTarget } from '@/components/ui/link'
import type { Timeline as TimelineData } from '@/lib/directory/timeline'
import { countsTwice, mostRows } from './rows'
import { TimelineList } from './timeline-list'
import { TimelinePicture } from './timeline-picture'
import { TimelineTable } from './timeline-table'

export type BarAddress = (chosen: { period: string; row?: string }) => string

/**
 * Reporting periods against kinds of work or agencies, months to scale, gaps left empty. A picture where there is
 * room, a list of periods where there is not, and the same as a table. `addressOf` says where a bar leads, as an
 * address without language.
 */
export function Timeline({
  timeline,
  addressOf,
  columns = false,
  target,
}: {
  timeline: TimelineData
  addressOf: BarAddress
  /** Whether the rows also stand above each other, as one column a period. */
  columns?: boolean
  target?: LinkTarget
}) {
  const t = useTranslations('timeline')
  const joint = timeline.cells.some((cell) => cell.jointCount === cell.count)
  const more = timeline.rows.length - mostRows
  const shown = { ...timeline, rows: timeline.rows.slice(0, mostRows) }
  return (
    <div>
      <p className="quiet mb-4 max-w-measure">
        {t('summary', {
          activities: timeline.totals.reduce((sum, total) => sum + total.count, 0),
          reported: timeline.totals.length,
          periods: timeline.periods.length,
        })}{' '}
        {columns ? <span className="max-md:hidden">{t('columnKey')} </span> : null}
        {countsTwice(timeline) ? t('severalRows', { by: timeline.by }) : null} {joint ? t('jointKey') : null}{' '}
        {more > 0 ? t('more', { count: more }) : null}
      </p>
      <div className="hidden md:block print:block">
        <TimelinePicture
          timeline={timeline}
          shown={shown}
          addressOf={addressOf}
          columns={columns}
          target={target}
        />
      </div>
      <div className="md:hidden print:hidden">
        <TimelineList timeline={shown} addressOf={addressOf} />
      </div>
      <details className="not-printed mt-4">
        <summary className="quiet underline">{t('table')}</summary>
        <TimelineTable timeline={timeline} addressOf={addressOf} />
      </details>
    </div>
  )
}
