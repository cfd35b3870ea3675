import { database } from '../../database/client.ts'
import { shippedGuidance } from '../../editorial/guidance.ts'
import { defaultLocale, type Locale } from '../../locales.ts'
import { seenText } from '../seen.ts'
import { guidanceFields } from './fields.ts'

export type GuidanceItem = {
  field: string
  /** What is shown beside the field; null where there is nothing. */
  text: string | null
  /** Whether the secretariat wrote it, and whether it is in this language or in English for want of another. */
  isOwn: boolean
  isEnglish: boolean
}

export type GuidanceForDesk = {
  field: string
  language: Locale
  /** The secretariat's own text. */
  own: string | null
  /** What is shown without one, and whether that is English for want of another. */
  otherwise: string | null
  otherwiseLanguage: Locale
  /** What the form is made from. */
  seen: string
}

/** The help beside every field, as it is shown in a language. */
export async function listGuidance(language: Locale): Promise<GuidanceItem[]> {
  const written = await ownTexts(language)
  return Promise.all(
    guidanceFields().map(async (field) => {
      const own = written.get(`${language} ${field}`) ?? null
      const shipped = own ?? (await shippedGuidance(field, language))
      if (shipped) return { field, text: shipped, isOwn: own !== null, isEnglish: language === defaultLocale }
      const english = written.get(`${defaultLocale} ${field}`) ?? null
      const text = english ?? (await shippedGuidance(field, defaultLocale))
      return { field, text, isOwn: english !== null, isEnglish: true }
    }),
  )
}

/** The help beside one field in a language, or null where there is no such field. */
export async function findGuidance(field: string, language: Locale): Promise<GuidanceForDesk | null> {
  if (!guidanceFields().includes(field)) return null
  const written = await ownTexts(language)
  const own = written.get(`${language} ${field}`) ?? null
  const english = language === defaultLocale ? null : (written.get(`${defaultLocale} ${field}`) ?? null)
  const shipped = await shippedGuidance(field, language)
  const otherwise = shipped ?? english ?? (await shippedGuidance(field, defaultLocale))
  const otherwiseLanguage = shipped === null ? defaultLocale : language
  return {
    field,
    language,
    own,
    otherwise,
    otherwiseLanguage,
    seen: seenText(own === null ? null : { body: own }),
  }
}

async function ownTexts(language: Locale): Promise<Map<string, string>> {
  const rows = await database().guidance.findMany({
    where: { language: { in: [language, defaultLocale] } },
  })
  return new Map(rows.map((row) => [`${row.language} ${row.field}`, row.body]))
}
