import { defaultLocale, type Locale, locales } from './locales.ts'

/** The address of a page in a language: English has no prefix. `path` starts with a slash. */
export function addressIn(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/** The same page in every language, for `hreflang`; `x-default` is the English one. */
export function alternates(path: string): Record<string, string> {
  return {
    ...Object.fromEntries(locales.map((locale) => [locale, addressIn(locale, path)])),
    'x-default': path,
  }
}
