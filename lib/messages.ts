import { locale as routeLocale } from 'next/root-params'
import { getRequestConfig } from 'next-intl/server'
import { catalogue, inLanguage } from './catalogue.ts'
import { defaultLocale, isLocale } from './locales.ts'

/** What a query found, in the language of the page. */
export async function inReadersLanguage<T>(found: Promise<T>): Promise<T> {
  const given = await routeLocale()
  return inLanguage(isLocale(given) ? given : defaultLocale, found)
}

/** next-intl asks here for the words of the page that is being rendered. */
export default getRequestConfig(async ({ locale: asked }) => {
  const given = asked ?? (await routeLocale())
  const locale = isLocale(given) ? given : defaultLocale
  return { locale, messages: (await catalogue(locale)).messages, timeZone: 'UTC' }
})
