import { database } from '../database/client.ts'
import type { Locale } from '../locales.ts'
import { marksOf } from '../search/compiled.ts'
import { formsIn } from '../search/forms.ts'
import { lackedBy, matchActivities } from '../search/matches.ts'
import { type Piece, passageOf } from '../search/passages.ts'
import { perSearch } from '../search/per-search.ts'

/** How an activity has the words of a search. */
export type ActivityPassage = {
  /** Where the words stand in its text; null where they stand in its title and names alone. */
  passage: Piece[] | null
  /** Words that it lacks, where nothing has all of them. */
  lacks: string[]
}

/** How activities have the words of a search, by their slugs. */
export async function passagesOf(text: string, numbers: number[]): Promise<Map<string, ActivityPassage>> {
  if (text === '') return new Map()
  const known = await readPassages(await matchActivities(text), numbers)
  return new Map([...known.values()].map(({ slug, ...passage }) => [slug, passage]))
}

const readPassages = perSearch<ActivityPassage & { slug: string }>(async (matches, numbers) => {
  const marks = marksOf(matches.terms)
  if (marks.length === 0) return new Map()
  const [rows, lacked] = await Promise.all([
    database().$queryRaw<{ number: number; slug: string; text: string; language: Locale }[]>`
      SELECT "number", "key" AS "slug", "text", "language"::text AS "language" FROM "search_documents"
      WHERE "number" = ANY(${numbers}::int[]) AND "kind" = 'activity'`,
    lackedBy(matches, numbers),
  ])
  const forms = await formsIn(rows, marks)
  return new Map(
    rows.map(({ number, slug, text, language }) => {
      const passage = passageOf(text, marks, forms.get(language) ?? (() => false))
      return [number, { slug, passage, lacks: lacked.get(number) ?? [] }]
    }),
  )
}, 5000)
