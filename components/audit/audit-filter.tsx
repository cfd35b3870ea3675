import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import { type AuditFilters, auditFilterNames } from '@/lib/audit/filters'

/** Narrows the trail: a plain form, whose values stand in the address. */
export function AuditFilter({ filters, kinds }: { filters: AuditFilters; kinds: string[] }) {
  const t = useTranslations('audit')
  const locale = useLocale()
  // `document.approve` is one kind, `document` stands for all of its name.
  const groups = [...new Set(kinds.map((kind) => kind.split('.')[0] ?? kind))]
  return (
    <search className="mb-8">
      <form
        action={addressIn(locale, '/desk/audit')}
        aria-label={t('narrow')}
        className="grid gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-[repeat(5,minmax(0,1fr))_auto]"
      >
        <Field name="person" value={filters.person} />
        <Field name="document" value={filters.document} />
        <div className="min-w-0">
          <Label name="kind" />
          <select id="kind" name="kind" defaultValue={filters.kind} className="field">
            <option value="">{t('allKinds')}</option>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                <option value={group}>{t('allOf', { group })}</option>
                {kinds
                  .filter((kind) => kind.startsWith(`${group}.`))
                  .map((kind) => (
                    <option key={kind} value={kind}>
                      {kind}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        </div>
        <Field name="from" value={filters.from} type="date" />
        <Field name="to" value={filters.to} type="date" />
        <div className="flex items-end gap-4">
          <button type="submit" className="button-plain">
            {t('apply')}
          </button>
          {auditFilterNames.some((name) => filters[name]) ? (
            <Link href="/desk/audit" className="pb-2">
              {t('clear')}
            </Link>
          ) : null}
        </div>
      </form>
    </search>
  )
}

type Name = (typeof auditFilterNames)[number]

function Field({ name, value, type = 'text' }: { name: Name; value: string; type?: 'text' | 'date' }) {
  return (
    <div className="min-w-0">
      <Label name={name} />
      <input id={name} name={name} type={type} defaultValue={value} maxLength={200} className="field" />
    </div>
  )
}

function Label({ name }: { name: Name }) {
  const t = useTranslations('audit')
  return (
    <label htmlFor={name} className="mb-0.5 block text-[0.88rem] text-quiet">
      {t(`filters.${name}`)}
    </label>
  )
}
