import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '@/lib/addresses'

/**
 * The one box that finds everything: a plain form. Where there is script, `public/suggestions.js` makes it a
 * combobox (WAI-ARIA Authoring Practices, "Editable Combobox With List Autocomplete").
 */
export function SearchForm({ text = '' }: { text?: string }) {
  const t = useTranslations('search')
  const locale = useLocale()
  return (
    <search>
      <form action={addressIn(locale, '/search')} method="get" className="relative flex max-w-xl">
        <div className="min-w-0 flex-1">
          <input
            type="search"
            name="q"
            defaultValue={text}
            aria-label={t('label')}
            placeholder={t('hint')}
            autoComplete="off"
            className="w-full border-2 border-ink border-e-0 bg-ground px-3 py-2.5 text-text"
            data-suggestions="/api/suggestions"
            data-suggestions-prefix={addressIn(locale, '/').replace(/\/$/, '')}
            data-suggestions-label={t('suggestions')}
            data-suggestions-count={t('suggestionCount', { count: '{count}' })}
            data-suggestions-kinds={JSON.stringify({
              agency: t('one.agency'),
              country: t('one.country'),
              measure: t('one.measure'),
              mechanism: t('one.mechanism'),
              programme: t('one.programme'),
              activity: t('one.activity'),
              story: t('one.story'),
            })}
          />
        </div>
        <button type="submit" className="border-2 border-ink bg-solid px-5 font-semibold text-on-solid">
          {t('button')}
        </button>
      </form>
      <script src="/suggestions.js" async />
    </search>
  )
}
