import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { colourOf, labelOf } from './rows'
import type { BarAddress } from './timeline'

/** The timeline for narrow screens: periods with activities, newest first, their rows in words. */
export function TimelineList({ timeline, addressOf }: { timeline: Timeline; addressOf: BarAddress }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const labels = new Map(timeline.rows.map((row) => [row.slug, labelOf(row)]))
  const reported = timeline.periods
    .toReversed()
    .map((period) => ({
      period,
      cells: timeline.cells.filter((cell) => cell.period === period.slug && labels.has(cell.row)),
    }))
    .filter(({ cells }) => cells.length > 0)
  return (
    <dl className="text-[0.94rem]">
      {reported.map(({ period, cells }) => (
        <div
          key={period.slug}
          className="grid grid-cols-[7.5rem_minmax(0,1fr)] gap-x-4 border-line border-t py-2.5"
        >
          <dt className="quiet">{formatSpan(period, locale)}</dt>
          <dd className="flex flex-wrap gap-x-4 gap-y-1">
            {cells.map((cell) => (
              <Link key={cell.row} href={addressOf(cell)} rel="nofollow" className="py-0.5">
                <span aria-hidden="true" className={`measure-mark ${colourOf(timeline, cell.row)}`} />
                {labels.get(cell.row)} {cell.count}
                {cell.jointCount === cell.count ? `, ${t('joint')}` : null}
                <span className="sr-only">, {formatSpan(period, locale)}</span>
              </Link>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
