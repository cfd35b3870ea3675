import { useLocale, useTranslations } from 'next-intl'
import { localeNames } from '@/lib/locales'

/** Says so where the reader's language has no catalogue yet. */
export function NotTranslated() {
  const t = useTranslations()
  const locale = useLocale()
  if (t('language') === locale) return null
  return (
    <div className="not-printed bg-paper py-2">
      <p className="frame quiet">{t('site.notTranslated', { language: localeNames[locale] })}</p>
    </div>
  )
}
