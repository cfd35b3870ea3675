import { database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import { inNames } from './compiled.ts'
import type { WeighedTerm } from './matches.ts'

/** So many are put in order by how well they match; the list ends there, and the page says so. */
export const mostRanked = 500

/** Among so many of the newest, those with the words in titles or names are looked for. */
export const mostLookedAt = 1000

/**
 * How well a row of `search_documents` matches: for each term where it stands (title, names, excerpt, body; the
 * database's `ts_rank`, damped by length), times how rare the term is.
 */
export function scoreOf(terms: WeighedTerm[]): Prisma.Sql {
  return Prisma.sql`(
    SELECT coalesce(sum(ts_rank(${weights}::float4[], "document", t."query"::tsquery, 1) * t."rarity"), 0)::float8
    FROM unnest(${terms.map(({ tsquery }) => tsquery)}::text[], ${terms.map(({ rarity }) => rarity)}::float8[])
      AS t("query", "rarity"))`
}

/** Weights of body, excerpt, names and title (D, C, B, A) in a score. */
const weights = [0.08, 0.3, 0.5, 1]

/**
 * Puts activities in the order of how well they match: words in the title before names, names before the excerpt,
 * that before the body; equal ones stay as they came. Of more than `mostRanked` numbers, newest first, those are
 * taken that have the words in titles or names, then the newest.
 */
export async function byRelevance(numbers: number[], terms: WeighedTerm[]): Promise<number[]> {
  const wanted = terms.filter((term) => !term.excluded)
  if (wanted.length === 0 || numbers.length < 2) return numbers
  const query = wanted.map((term) => `(${term.tsquery})`).join(' | ')
  const candidates = await candidatesOf(numbers, query)
  const rows = await database().$queryRaw<{ number: number; score: number }[]>`
    SELECT "number", ${scoreOf(wanted)} AS "score"
    FROM "search_documents" WHERE "kind" = 'activity' AND "number" = ANY(${candidates}::int[])`
  const scores = new Map(rows.map((row) => [row.number, row.score]))
  const place = new Map(candidates.map((number, index) => [number, index]))
  return [...candidates].sort(
    (a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0) || (place.get(a) ?? 0) - (place.get(b) ?? 0),
  )
}

/** Those with the words in titles or names first, then the newest. */
async function candidatesOf(numbers: number[], query: string): Promise<number[]> {
  if (numbers.length <= mostRanked) return numbers
  const newest = numbers.slice(0, mostLookedAt)
  const rows = await database().$queryRaw<{ number: number }[]>`
    SELECT "number" FROM "search_documents"
    WHERE "kind" = 'activity' AND "number" = ANY(${newest}::int[]) AND "document" @@ ${inNames(query)}::tsquery`
  const named = new Set(rows.map(({ number }) => number))
  const first = newest.filter((number) => named.has(number)).slice(0, mostRanked)
  const rest = newest.filter((number) => !named.has(number)).slice(0, mostRanked - first.length)
  return [...first, ...rest]
}
