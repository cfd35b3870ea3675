import { useLocale, useTranslations } from 'next-intl'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'

/** The timeline as numbers, for those who do not see the picture or want to read it exactly. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const totals = new Map(timeline.totals.map((total) => [total.period, total.count]))
  const countOf = (period: string, measure: string) =>
    timeline.cells.find((cell) => cell.period === period && cell.measure === measure)?.count ?? ''
  return (
    <div className="overflow-x-auto">
      <table className="mt-2 text-[0.88rem]">
        <thead>
          <tr>
            <th scope="col" className="pe-4 text-start align-bottom">
              {t('period')}
            </th>
            {timeline.measures.map((measure) => (
              <th key={measure.slug} scope="col" className="max-w-24 px-2 text-end align-bottom font-normal">
                {measure.shortLabel}
              </th>
            ))}
            <th scope="col" className="ps-2 text-end align-bottom">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {timeline.periods.toReversed().map((period) => (
            <tr key={period.slug} className="border-line border-t">
              <th scope="row" className="whitespace-nowrap py-1 pe-4 text-start font-normal">
                {formatSpan(period, locale)}
              </th>
              {timeline.measures.map((measure) => (
                <td key={measure.slug} className="px-2 text-end">
                  {countOf(period.slug, measure.slug)}
                </td>
              ))}
              <td className="ps-2 text-end font-semibold">{totals.get(period.slug) ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
