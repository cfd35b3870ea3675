import { useLocale, useTranslations } from 'next-intl'
import { Section } from '@/components/ui/page-head'
import type { DataChange } from '@/lib/directory/holdings'
import { formatDate, formatNumber } from '@/lib/format'
import { dataKinds } from '@/lib/open-data'

/** When records of each kind were published, loaded or changed, by day. */
export function DataChanges({ changes }: { changes: DataChange[] }) {
  const t = useTranslations('data')
  const locale = useLocale()
  const days = [...new Set(changes.map(({ day }) => day))]
  return (
    <Section title={t('changesTitle')} id="changes">
      <p className="max-w-measure">{t(changes.length > 0 ? 'changesLede' : 'changesNone')}</p>
      {changes.length > 0 ? (
        <table className="figures mt-3 w-full max-w-measure text-[0.94rem]">
          <thead>
            <tr className="align-bottom">
              <th scope="col" className="pb-1">
                {t('changesColumn.kind')}
              </th>
              {(['published', 'changed'] as const).map((column) => (
                <th key={column} scope="col" className="figure w-28 pb-1">
                  {t(`changesColumn.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          {days.map((day) => (
            <tbody key={day}>
              <tr>
                <th scope="rowgroup" colSpan={3} className="pt-3 pb-1">
                  {formatDate(day, locale)}
                </th>
              </tr>
              {inOrder(changes.filter((change) => change.day === day)).map((change) => (
                <tr key={change.kind} className="border-line border-t align-baseline">
                  <th scope="row" className="py-1 font-normal">
                    {t(`kind.${change.kind}.name`)}
                  </th>
                  {(['published', 'changed'] as const).map((column) => (
                    <td key={column} className="figure py-1">
                      {change[column] > 0 ? formatNumber(change[column], locale) : null}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ) : null}
    </Section>
  )
}

/** In the order in which the kinds are listed above. */
function inOrder(changes: DataChange[]): DataChange[] {
  return changes.toSorted((a, b) => dataKinds.indexOf(a.kind) - dataKinds.indexOf(b.kind))
}
