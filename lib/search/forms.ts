import { LRUCache } from 'lru-cache'
import { database } from '../database/client.ts'
import type { Locale } from '../locales.ts'
import { configurations } from './compiled.ts'
import { beginsAs, type IsForm, likelyForms, type Mark } from './passages.ts'

/** Lexemes of words, by language and word. */
const known = new LRUCache<string, string[]>({ max: 5000 })

/**
 * Tells which words of some texts are forms of what was searched for, as the database does when it searches: that
 * "trained" is one of "training", and "policy" none of "police".
 */
export async function formsIn(
  texts: { text: string; language: Locale }[],
  marks: Mark[],
): Promise<Map<Locale, IsForm>> {
  const languages = [...new Set(texts.map(({ language }) => language))]
  return new Map(
    await Promise.all(
      languages.map(async (language) => {
        const own = texts.filter((one) => one.language === language).map(({ text }) => text)
        await learn(likelyForms(own, marks), language)
        const isForm: IsForm = (word, lexeme) =>
          word === lexeme ||
          (beginsAs(word, lexeme) && (known.get(`${language} ${word}`)?.includes(lexeme) ?? false))
        return [language, isForm] as const
      }),
    ),
  )
}

async function learn(words: string[], language: Locale): Promise<void> {
  const unknown = words.filter((word) => !known.has(`${language} ${word}`))
  if (unknown.length === 0) return
  const rows = await database().$queryRaw<{ word: string; lexemes: string[] }[]>`
    SELECT "word", tsvector_to_array(to_tsvector(${configurations[language]}::text::regconfig, "word")) AS "lexemes"
    FROM unnest(${unknown}::text[]) AS w("word")`
  for (const { word, lexemes } of rows) known.set(`${language} ${word}`, lexemes)
}
