import { defaultLocale, type Locale, locales } from './locales.ts'

/** The address of a page in a language: English has no prefix. `path` starts with a slash. */
export function addressIn(locale: Locale, path: string): string {
  if (locale === defaultLocale) return path
  return path === '/' ? `/${locale}` : `/${locale}${path}`
}

/**
 * What is longer is not told in a header (`Location`, `Link`): many programs and servers in front take 4 or 8 kB of
 * headers in all, and show nothing where there are more.
 */
export const longestInHeader = 2000

/** An address for a header: without its query where it is too long with it. */
export function forHeader(address: string): string {
  return address.length <= longestInHeader ? address : address.replace(/\?.*$/s, '')
}

/** The same page in every language, for `hreflang`; `x-default` is the English one. */
export function alternates(path: string): Record<string, string> {
  return {
    ...Object.fromEntries(locales.map((locale) => [locale, addressIn(locale, path)])),
    'x-default': path,
  }
}
