import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import { type AuditFilters, auditAddress } from '@/lib/audit/filters'
import type { AuditPage as Found } from '@/lib/audit/queries'
import type { Actor } from '@/lib/auth/actor'
import { AuditFilter } from './audit-filter'
import { AuditTable } from './audit-table'

/** Everything that was done or refused at the desk, the newest first. */
export function AuditPage({
  actor,
  found: { entries, next, kinds },
  filters,
  unusable,
}: {
  actor: Actor
  found: Found
  filters: AuditFilters
  unusable: ('from' | 'to' | 'kind')[]
}) {
  const t = useTranslations('audit')
  const locale = useLocale()
  return (
    <DeskPage
      actor={actor}
      path="/desk/audit"
      part="audit"
      title={t('title')}
      note={t('note')}
      actions={
        <a href={addressIn(locale, '/desk/audit/head.json')} className="button-plain" download>
          {t('head')}
        </a>
      }
    >
      {unusable.length > 0 ? (
        <ul role="alert" className="mb-6 max-w-measure border-2 border-exit p-4">
          {unusable.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{t(`unusable.${name}`)}</a>
            </li>
          ))}
        </ul>
      ) : null}
      <AuditFilter filters={filters} kinds={kinds} />
      {entries.length > 0 ? (
        <AuditTable entries={entries} />
      ) : (
        <p className="max-w-measure">{t('nothing')}</p>
      )}
      <nav aria-label={t('pages')} className="mt-6 flex flex-wrap gap-x-6 gap-y-2">
        {filters.before ? <Link href={auditAddress({ ...filters, before: '' })}>{t('newest')}</Link> : null}
        {next ? <Link href={auditAddress({ ...filters, before: next })}>{t('older')}</Link> : null}
      </nav>
    </DeskPage>
  )
}
