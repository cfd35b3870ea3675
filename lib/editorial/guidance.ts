import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { database } from '../database/client.ts'
import { defaultLocale, type Locale } from '../locales.ts'

/**
 * Help beside a field of the desk, as Markdown: what the secretariat wrote, else what came with the portal; null
 * where there is none. `field` is a name of `guidanceNames`.
 */
export async function guidanceFor(field: string, language: Locale): Promise<string | null> {
  return (await guidanceOf([field], language))[field] ?? null
}

/** The same for several fields. Each in the language asked for, or in English. */
export async function guidanceOf(
  fields: readonly string[],
  language: Locale,
): Promise<Record<string, string>> {
  const languages = [...new Set([language, defaultLocale])]
  const written = await database().guidance.findMany({
    where: { field: { in: [...fields] }, language: { in: languages } },
  })
  const found = await Promise.all(
    fields.map(async (field) => {
      for (const each of languages) {
        const own = written.find((row) => row.field === field && row.language === each)
        const text = own?.body ?? (await shippedGuidance(field, each))
        if (text) return [field, text] as const
      }
      return null
    }),
  )
  return Object.fromEntries(found.filter((entry) => entry !== null))
}

const shipped = new Map<string, Promise<string | null>>()

/** What came with the portal; null where there is no such file. */
export async function shippedGuidance(field: string, language: Locale): Promise<string | null> {
  if (!/^\w+(?:\.\w+)?$/.test(field)) return null
  const path = join(process.cwd(), 'content', 'guidance', language, `${field}.md`)
  const known =
    shipped.get(path) ??
    readFile(path, 'utf8').then(
      (text) => text.trim(),
      () => null,
    )
  shipped.set(path, known)
  return known
}
