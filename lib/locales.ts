/**
 * The six official languages of the United Nations, in the order in which its sites list them.
 * English is the default and has no prefix in addresses.
 */
export const locales = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const

export type Locale = (typeof locales)[number]

export const defaultLocale: Locale = 'en'

/** Each language's name in its own script. No flags: a language is not a country. */
export const localeNames: Record<Locale, string> = {
  ar: 'عربي',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
}

export function isLocale(value: string | undefined): value is Locale {
  return (locales as readonly string[]).includes(value ?? '')
}

/** The language that a form or an address names, or the default where it names none. */
export function readLocale(value: unknown): Locale {
  return typeof value === 'string' && isLocale(value) ? value : defaultLocale
}

export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'ar' ? 'rtl' : 'ltr'
}
