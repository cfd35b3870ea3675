import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { wantedOf } from './compiled.ts'
import { type Matches, namedIn, type WeighedTerm } from './matches.ts'
import { perSearch } from './per-search.ts'

/** So many are put in order by how well they match; the list ends there, and the page says so. */
export const mostRanked = 200

/**
 * How well a row of `search_documents` matches: for each term where it stands (title, names, excerpt, body; the
 * database's `ts_rank`, damped by length), times how rare the term is.
 */
export function scoreOf(terms: WeighedTerm[]): Prisma.Sql {
  const scores = terms.map(
    ({ tsquery, rarity }) =>
      Prisma.sql`ts_rank(${weights}::float4[], "document", ${tsquery}::tsquery, 1) * ${rarity}::float8`,
  )
  return Prisma.sql`(${Prisma.join(scores, ' + ')})`
}

/** Weights of body, excerpt, names and title (D, C, B, A) in a score. */
const weights = [0.08, 0.3, 0.5, 1]

/** The newest of some activities, so many at most. */
type Newest = (numbers: Int32Array, most: number) => number[]

/**
 * The activities that a search found in the order of how well they match: words in the title before names, names
 * before the excerpt, that before the body; equal ones the newest first. Of more than `mostRanked`, those are taken
 * that have the most of the words in titles or names, then the newest.
 */
export async function byRelevance(matches: Matches, newest: Newest): Promise<number[]> {
  const { numbers } = matches
  if (!numbers) return []
  const candidates = await candidatesOf(numbers, matches, newest)
  if (wantedOf(matches.terms).length === 0 || candidates.length < 2) return candidates
  const scores = await scoresOf(matches, candidates)
  // Sorting keeps the order of equal ones, which is that of the candidates.
  return candidates
    .filter((number) => scores.has(number))
    .sort((one, other) => (scores.get(other) ?? 0) - (scores.get(one) ?? 0))
}

/** How well each of some activities matches. */
const scoresOf = perSearch<number>(async (matches, numbers) => {
  const [row] = await database().$queryRaw<{ numbers: number[] | null; scores: number[] | null }[]>`
    SELECT array_agg("number") AS "numbers", array_agg(${scoreOf(wantedOf(matches.terms))}) AS "scores"
    FROM "search_documents" WHERE "number" = ANY(${numbers}::int[]) AND "kind" = 'activity'`
  const scores = row?.scores ?? []
  return new Map((row?.numbers ?? []).map((number, index) => [number, scores[index] ?? 0]))
}, 50_000)

/**
 * The newest; where there are more than can be ranked, those with more of the words in titles or names before those
 * with fewer.
 */
async function candidatesOf(numbers: Int32Array, matches: Matches, newest: Newest): Promise<number[]> {
  const all = newest(numbers, mostRanked + 1)
  if (all.length <= mostRanked) return all
  const candidates = new Set<number>()
  for (const named of await namedIn(matches))
    for (const number of newest(named, mostRanked - candidates.size)) candidates.add(number)
  for (const number of all) if (candidates.size < mostRanked) candidates.add(number)
  return [...candidates]
}
