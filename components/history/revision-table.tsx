import { useLocale, useTranslations } from 'next-intl'
import type { HistoryRevision } from '@/lib/editorial/history'
import { formatDate, formatList, formatTime } from '@/lib/format'

/** The frozen texts of a document: who froze, signed and approved each, and as which version readers had it. */
export function RevisionTable({ revisions }: { revisions: HistoryRevision[] }) {
  const t = useTranslations('history')
  const locale = useLocale()
  return (
    <table className="records w-full">
      <thead>
        <tr>
          <th scope="col" className="text-start">
            {t('revision')}
          </th>
          <th scope="col" className="text-start">
            {t('frozen')}
          </th>
          <th scope="col" className="text-start">
            {t('stoodBy')}
          </th>
          <th scope="col" className="text-start">
            {t('public')}
          </th>
        </tr>
      </thead>
      <tbody>
        {revisions.map(({ number, origin, frozenAt, by, signedBy, approvedBy, versions }) => (
          <tr key={number}>
            <th scope="row" className="text-start">
              {t('number', { number })}
              <span className="quiet block font-normal">{t(`origins.${origin}`)}</span>
            </th>
            <td>
              {by}
              <span className="quiet block">{formatTime(frozenAt, locale)}</span>
            </td>
            <td>
              {signedBy.length > 0 ? (
                <p>{t('signedBy', { agencies: formatList(signedBy, locale) })}</p>
              ) : null}
              {approvedBy ? <p>{t('approvedBy', { by: approvedBy })}</p> : null}
            </td>
            <td>
              {versions.map(({ version, publishedAt, endedAt }) => (
                <p key={version}>
                  {t(endedAt ? 'wasVersion' : 'isVersion', {
                    version,
                    from: formatDate(publishedAt, locale),
                    until: endedAt ? formatDate(endedAt, locale) : '',
                  })}
                </p>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
