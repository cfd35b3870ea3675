import { useLocale, useTranslations } from 'next-intl'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { labelOf } from './rows'

/** The timeline as numbers, for those who do not see the picture or want to read it exactly. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const totals = new Map(timeline.totals.map((total) => [total.period, total.count]))
  const countOf = (period: string, row: string) =>
    timeline.cells.find((cell) => cell.period === period && cell.row === row)?.count ?? ''
  return (
    <div className="overflow-x-auto">
      <table className="mt-2 text-[0.88rem]">
        <thead>
          <tr>
            <th scope="col" className="pe-4 text-start align-bottom">
              {t('period')}
            </th>
            {timeline.rows.map((row) => (
              <th key={row.slug} scope="col" className="max-w-24 px-2 text-end align-bottom font-normal">
                {labelOf(row)}
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
              {timeline.rows.map((row) => (
                <td key={row.slug} className="px-2 text-end">
                  {countOf(period.slug, row.slug)}
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
