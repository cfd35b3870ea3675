import { useLocale, useTranslations } from 'next-intl'
import { addressIn } from '@/lib/addresses'
import { localeNames, locales } from '@/lib/locales'

/** The six official languages, each in its own script: a row where there is room, else a menu. */
export function Languages({ path }: { path: string }) {
  const t = useTranslations('site')
  const current = useLocale()
  const links = locales.map((locale) => (
    <li key={locale}>
      <a
        href={addressIn(locale, path)}
        hrefLang={locale}
        lang={locale}
        aria-current={locale === current ? 'true' : undefined}
        className={`language inline-block py-1 text-on-bar no-underline hover:underline ${locale === current ? 'border-b-2 border-glow' : ''}`}
      >
        {localeNames[locale]}
      </a>
    </li>
  ))
  return (
    <>
      <nav aria-label={t('languages')} className="hidden md:block">
        <ul className="flex gap-5">{links}</ul>
      </nav>
      <details className="md:hidden">
        <summary className="py-1 text-on-bar">{localeNames[current]}</summary>
        <nav aria-label={t('languages')}>
          <ul className="flex flex-wrap gap-x-5 pb-2">{links}</ul>
        </nav>
      </details>
    </>
  )
}
