import english from '../content/messages/en.json'
import { type LocalNames, withLocalNames } from './local-names.ts'
import { defaultLocale, type Locale } from './locales.ts'

export type Messages = typeof english
type Catalogue = { [key: string]: string | Catalogue }
type Words = { messages: Messages; language: Locale }

/** Each is put together once: every page asks for one. */
const catalogues = new Map<Locale, Promise<Words>>()

/**
 * The catalogue of a language: its own words, and English ones for what it does not have yet. Adding
 * a language is adding `content/messages/{locale}.json`.
 */
export function catalogue(locale: Locale): Promise<Words> {
  const known = catalogues.get(locale) ?? readCatalogue(locale)
  catalogues.set(locale, known)
  return known
}

async function readCatalogue(locale: Locale): Promise<Words> {
  if (locale === defaultLocale) return { messages: english, language: locale }
  const own = await import(`../content/messages/${locale}.json`).then(
    (module: { default: Catalogue }) => module.default,
    () => null,
  )
  if (!own) return { messages: english, language: defaultLocale }
  return { messages: overlay(english, own) as Messages, language: locale }
}

/** What a query found, with countries, regions and measures named in the language. */
export async function inLanguage<T>(locale: Locale, found: Promise<T>): Promise<T> {
  const { messages } = await catalogue(locale)
  return withLocalNames(await found, (messages as { names?: LocalNames }).names)
}

function overlay(base: Catalogue, own: Catalogue): Catalogue {
  const merged: Catalogue = { ...base }
  for (const [key, value] of Object.entries(own)) {
    const under = merged[key]
    merged[key] = typeof value === 'object' && typeof under === 'object' ? overlay(under, value) : value
  }
  return merged
}
