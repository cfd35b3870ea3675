import { LRUCache } from 'lru-cache'
import { type Database, database } from '../database/client.ts'
import { directoryVersion } from '../search/current-index.ts'
import { folded, segmented } from '../search/query.ts'

/** An activity or a story by its title. */
export type Titled = { kind: 'activity' | 'story'; slug: string; title: string }

type Found = { version: number; titles: Titled[] }

/** Next loads this module once per bundle; the process still keeps what was found once for each database. */
const shared = globalThis as { portalTitles?: WeakMap<Database, LRUCache<string, Found>> }

/** Many readers type the same beginnings: what is found for them is kept until anything changes. */
const mostKept = 2000

/**
 * Activities and stories whose titles have all of these words, the last one perhaps not yet typed to its end: those
 * that begin so first. Where several of the newest have them, there is no need to look further. A beginning of fewer
 * than four letters says too little, and none are given.
 */
export async function titlesWith(typed: string, most: number): Promise<Titled[]> {
  const words = wordsIn(typed)
  if (words.join('').length < fewestLetters) return []
  const version = await directoryVersion()
  const kept = keptOf(database())
  const key = `${most} ${words.join(' ')}`
  const known = kept.get(key)
  if (known?.version === version) return known.titles
  // Not the promise: that would keep the request in which it was made.
  const titles = await find(words, most)
  kept.set(key, { version, titles })
  return titles
}

const fewestLetters = 4
const mostWords = 6
const longestWord = 40

/** The words of what is typed, or of an address, as the indexes of titles and addresses have them. One or two letters at the end are left out: too much begins with them. */
export function wordsIn(typed: string): string[] {
  const found = segmented(folded(typed)).match(/[\p{L}\p{N}]+/gu) ?? []
  const words = found.slice(0, mostWords).map((word) => word.slice(0, longestWord))
  const last = words.at(-1) ?? ''
  return words.length > 1 && last.length < 3 && !/\p{Script=Han}/u.test(last) ? words.slice(0, -1) : words
}

function keptOf(client: Database): LRUCache<string, Found> {
  shared.portalTitles ??= new WeakMap()
  const kept = shared.portalTitles.get(client) ?? new LRUCache<string, Found>({ max: mostKept })
  shared.portalTitles.set(client, kept)
  return kept
}

/** The query for what has all of these words, or one that begins with the last of them. */
export function allOf(words: string[]): string {
  return words.map((word, index) => (index < words.length - 1 ? `'${word}'` : `'${word}':*`)).join(' & ')
}

/** So many of the newest activities are looked through first: what many titles have is found there at once. */
const newestLookedAt = 300
/** Of all, among so many, whichever the index has first, the best are chosen: to rank all would cost more than it is worth. */
const mostLookedAt = 30

async function find(words: string[], most: number): Promise<Titled[]> {
  const last = words.at(-1) ?? ''
  const query = allOf(words)
  // Letters are compared before words are, which costs more; a title with an accent there is found by the index.
  const rows = await database().$queryRaw<Titled[]>`
    WITH "newest" AS MATERIALIZED (
      SELECT "kind", "key", "title" FROM (
        SELECT "kind", "key", "title" FROM "search_documents" WHERE "number" IS NOT NULL
        ORDER BY "number" DESC LIMIT ${newestLookedAt}) AS "activities"
      WHERE "title" ILIKE ${`%${last}%`} AND to_tsvector('portal_simple'::regconfig, "title") @@ ${query}::tsquery)
    SELECT "kind"::text AS "kind", "key" AS "slug", "title" FROM "newest"
    UNION
    SELECT "kind"::text, "key", "title" FROM titles_with(${query}::tsquery, ${mostLookedAt}::int)
    WHERE (SELECT count(*) FROM "newest") < ${most}`
  const beginning = words.join(' ')
  const rank = ({ title }: Titled) => (folded(title).startsWith(beginning) ? 0 : 1)
  return rows
    .sort((a, b) => rank(a) - rank(b) || a.title.length - b.title.length || (a.slug < b.slug ? -1 : 1))
    .slice(0, most)
}
