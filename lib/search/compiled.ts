import { LRUCache } from 'lru-cache'
import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import type { Mark } from './passages.ts'
import type { Term } from './query.ts'
import { synonymsOf } from './synonyms.ts'

/** A term as the database looks for it. */
export type CompiledTerm = Term & {
  /** A tsquery in its text form; empty where the word is too common to be looked for. */
  tsquery: string
  /**
   * The same in parts, of which a document has one: its words, and its phrases. The index knows who has a word; whether
   * words follow each other is seen in the documents only, and those that have one of the words need not be opened.
   */
  parts: string[]
  /** What is marked in a passage: each of its words, or its other spellings as a whole. */
  marks: Mark[]
}

/** The text search configuration of each language; Chinese comes in words already. */
export const configurations: Record<Locale, string> = {
  ar: 'portal_arabic',
  en: 'portal_english',
  es: 'portal_spanish',
  fr: 'portal_french',
  ru: 'portal_russian',
  zh: 'portal_simple',
}

const compiled = new LRUCache<string, CompiledTerm>({ max: 2000 })

/** In whichever of these a word is written, its endings are taken off as in the texts of that language. */
const languages = [...new Set(Object.values(configurations))].filter((one) => one !== configurations.zh)

/**
 * Asks the database what each term means in every language of the texts, and as it stands for names. A word
 * that English passes over ("the", "who") is looked for among names only when it is written in capitals.
 */
export async function compileTerms(terms: Term[]): Promise<CompiledTerm[]> {
  return Promise.all(
    terms.map(async (term) => {
      const key = `${term.phrase} ${term.text}`
      const known = compiled.get(key) ?? (await compile(term))
      compiled.set(key, known)
      return { ...known, excluded: term.excluded }
    }),
  )
}

/** Those of the terms that are not to be left out. */
export function wantedOf<T extends Term>(terms: T[]): T[] {
  return terms.filter((term) => !term.excluded)
}

/** What is marked in the texts that a search finds. */
export function marksOf(terms: CompiledTerm[]): Mark[] {
  return wantedOf(terms).flatMap((term) => term.marks)
}

async function compile(term: Term): Promise<CompiledTerm> {
  const isName = /^[\p{Lu}\p{N}&./-]{2,}$/u.test(term.text)
  const spellings = synonymsOf(term.text)
  const [row] = await database().$queryRaw<
    { common: boolean; queries: string[]; lexemes: string[]; spellings: (string | null)[] }[]
  >`
    SELECT numnode(plainto_tsquery(${configurations.en}::text::regconfig, ${term.text})) = 0 AS "common",
      ARRAY[${Prisma.join([
        ...[...languages, configurations.zh].map((language) => tsqueryOf(language, term.text, term.phrase)),
        ...spellings.map((spelling) => tsqueryOf(configurations.en, spelling, true)),
      ])}]::text[] AS "queries",
      ${Prisma.join(
        [...languages, configurations.zh].map((language) => lexemesOf(language, term.text)),
        ' || ',
      )} AS "lexemes",
      ARRAY(SELECT (
        SELECT string_agg(l."lexeme", ' ' ORDER BY l."positions"[1])
        FROM unnest(to_tsvector(${configurations.en}::text::regconfig, s."spelling")) AS l
      ) FROM unnest(${spellings.map((spelling) => spelling.replace(/\W+/g, ' '))}::text[]) AS s("spelling")) AS "spellings"`
  if (!row || (row.common && !isName)) return { ...term, tsquery: '', parts: [], marks: [] }
  const queries = [...new Set(row.queries)].filter((query) => query !== '').map((query) => `(${query})`)
  const words = queries.filter((query) => !isPhrase(query))
  const phrases = queries.filter(isPhrase)
  const own = [...new Set(row.lexemes)].map((one) => [one])
  const others = row.spellings.flatMap((spelling) => (spelling ? [spelling.split(' ')] : []))
  return {
    ...term,
    tsquery: queries.join(' | '),
    parts: [words, phrases].filter((part) => part.length > 0).map((part) => part.join(' | ')),
    marks: [...own, ...others],
  }
}

/** Whether words have to follow each other: `<->`, or `<2>` where one between them is passed over. */
function isPhrase(query: string): boolean {
  return /<(?:-|\d+)>/.test(query.replace(lexeme, ''))
}

function tsqueryOf(configuration: string, text: string, phrase: boolean): Prisma.Sql {
  return phrase
    ? Prisma.sql`phraseto_tsquery(${configuration}::text::regconfig, ${text})`
    : Prisma.sql`plainto_tsquery(${configuration}::text::regconfig, ${text})`
}

function lexemesOf(configuration: string, text: string): Prisma.Sql {
  return Prisma.sql`tsvector_to_array(to_tsvector(${configuration}::text::regconfig, ${text}))`
}

/** The same query for titles and names only (weights A and B). */
export function inNames(tsquery: string): string {
  return tsquery.replace(lexeme, '$&:AB')
}

const lexeme = /'(?:[^']|'')*'/g
