import { database } from '../database/client.ts'
import { folded } from './query.ts'

/** So many words that are like it are compared with a word letter by letter. */
const mostCompared = 60
/** Below this likeness (pg_trgm, 0 to 1) a word is another one and not a typing error. */
const leastLikeness = 0.35

/**
 * The search with words that stand nowhere replaced by the likeliest of those that do, or null where there are
 * none.
 */
export async function corrected(text: string, unknown: string[]): Promise<string | null> {
  let better = text
  for (const word of unknown) {
    const likely = await likeliest(folded(word))
    if (likely) better = better.replace(word, likely)
  }
  return better === text ? null : better
}

async function likeliest(word: string): Promise<string | null> {
  if (!/^\p{L}{3,40}$/u.test(word)) return null
  const rows = await database().$queryRaw<{ word: string; likeness: number; uses: number }[]>`
    SELECT "word", similarity("word", ${word})::float8 AS "likeness", "uses" FROM "search_words"
    WHERE "word" % ${word} OR "word" = ANY(${exchanged(word)}::text[])
    ORDER BY "likeness" DESC, "uses" DESC LIMIT ${mostCompared}`
  const likely = rows
    .filter((row) => row.word !== word)
    .map((row) => ({ ...row, edits: edits(word, row.word) }))
    .filter(({ edits, likeness }) => edits === 1 || likeness >= leastLikeness)
    .filter((row) => row.edits <= (word.length < 5 ? 1 : 2))
    .sort((a, b) => a.edits - b.edits || chance(b) - chance(a))
  return likely[0]?.word ?? null
}

/** Weighs how like a word is with how often it stands in texts: who errs errs more often in common words. */
function chance({ likeness, uses }: { likeness: number; uses: number }): number {
  return likeness ** 2 * Math.log1p(uses)
}

/** The word with two neighbouring letters exchanged, at each place: a short word then has little in common with it. */
function exchanged(word: string): string[] {
  const letters = [...word]
  return letters
    .slice(1)
    .map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(''))
}

/** How many letters have to be put in, taken out, changed or exchanged with their neighbour (Damerau). */
function edits(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(at(rows, i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(rows, i - 1, j - 1) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(rows, i - 2, j - 2) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return at(rows, a.length, b.length)
}

function at(rows: number[][], i: number, j: number): number {
  return rows[i]?.[j] ?? 0
}
