import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { auditAddress } from '@/lib/audit/filters'
import type { AuditEntry } from '@/lib/audit/queries'
import { formatTime } from '@/lib/format'

const columns = ['sequence', 'at', 'kind', 'person', 'document', 'data'] as const

/** Events, one a row. Names narrow the trail to whom or what they name. */
export function AuditTable({ entries }: { entries: AuditEntry[] }) {
  const t = useTranslations('audit')
  const locale = useLocale()
  return (
    <table className="figures records w-full">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ sequence, at, kind, person, document, agency, data }) => (
          <tr key={sequence}>
            <th scope="row" data-label={t('columns.sequence')}>
              {sequence}
            </th>
            <td data-label={t('columns.at')}>
              <time dateTime={at}>{formatTime(at, locale)}</time>
            </td>
            <td data-label={t('columns.kind')}>
              <Link href={auditAddress({ kind })}>{kind}</Link>
            </td>
            <td data-label={t('columns.person')}>
              {person ? <Link href={auditAddress({ person: person.id })}>{person.name}</Link> : t('nobody')}
            </td>
            <td data-label={t('columns.document')}>
              {document ? (
                <Link href={auditAddress({ document: document.id })}>{document.title || t('untitled')}</Link>
              ) : null}
              {agency ? <span className="quiet"> {agency}</span> : null}
            </td>
            <td data-label={t('columns.data')} className="break-words">
              {data.map(([name, value]) => t('datum', { name, value })).join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
