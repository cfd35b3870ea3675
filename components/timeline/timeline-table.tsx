import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { labelOf } from './rows'
import type { BarAddress } from './timeline'

/**
 * The timeline as numbers, for those who do not see the picture or want to read it exactly. Its numbers lead where the
 * bars lead, of which those of short periods are too narrow for every finger (WCAG 2.2, 2.5.8).
 */
export function TimelineTable({ timeline, addressOf }: { timeline: Timeline; addressOf: BarAddress }) {
  const t = useTranslations('timeline')
  const locale = useLocale()
  const totals = new Map(timeline.totals.map((total) => [total.period, total.count]))
  const cells = new Map(timeline.cells.map((cell) => [`${cell.period} ${cell.row}`, cell]))
  return (
    <div className="overflow-x-auto">
      <table className="figures-linked mt-2 text-[0.88rem]">
        <thead>
          <tr>
            <th scope="col" className="pe-4 text-start align-bottom">
              {t('period')}
            </th>
            {timeline.rows.map((row) => (
              <th key={row.slug} scope="col" className="max-w-24 px-1 text-end align-bottom font-normal">
                {labelOf(row)}
              </th>
            ))}
            <th scope="col" className="ps-2 text-end align-bottom">
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {timeline.periods.toReversed().map((period) => {
            const total = totals.get(period.slug) ?? 0
            const span = formatSpan(period, locale)
            return (
              <tr key={period.slug} className="border-line border-t">
                <th scope="row" className="whitespace-nowrap py-1 pe-4 text-start font-normal">
                  {span}
                </th>
                {timeline.rows.map((row) => {
                  const cell = cells.get(`${period.slug} ${row.slug}`)
                  if (!cell) return <td key={row.slug} />
                  const { count, jointCount: joint } = cell
                  return (
                    <td key={row.slug}>
                      <Link
                        href={addressOf(cell)}
                        rel="nofollow"
                        aria-label={t('bar', { period: span, row: labelOf(row), count, joint })}
                      >
                        {count}
                      </Link>
                    </td>
                  )
                })}
                <td className="font-semibold">
                  {total > 0 ? (
                    <Link
                      href={addressOf({ period: period.slug })}
                      rel="nofollow"
                      aria-label={t('column', { period: span, count: total })}
                    >
                      {total}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
