import { useLocale, useTranslations } from 'next-intl'
import { MeasureMark } from '@/components/activity/activity-list'
import { Link } from '@/components/ui/link'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import type { BarAddress } from './timeline'

/** The timeline for narrow screens: periods with activities, newest first, their kinds of work in words. */
export function TimelineList({ timeline, addressOf }: { timeline: Timeline; addressOf: BarAddress }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const measures = new Map(timeline.measures.map((measure) => [measure.slug, measure]))
  const reported = timeline.periods
    .toReversed()
    .map((period) => ({ period, cells: timeline.cells.filter((cell) => cell.period === period.slug) }))
    .filter(({ cells }) => cells.length > 0)
  return (
    <dl className="text-[0.94rem]">
      {reported.map(({ period, cells }) => (
        <div key={period.slug} className="grid grid-cols-[7.5rem_1fr] gap-x-4 border-line border-t py-2.5">
          <dt className="quiet">{formatSpan(period, locale)}</dt>
          <dd className="flex flex-wrap gap-x-4 gap-y-1">
            {cells.map((cell) => (
              <Link key={cell.measure} href={addressOf(cell)} className="py-0.5">
                <MeasureMark slug={cell.measure} label={measures.get(cell.measure)?.shortLabel ?? ''} />{' '}
                {cell.count}
                {cell.jointCount === cell.count ? `, ${t('joint')}` : null}
              </Link>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
