import { LRUCache } from 'lru-cache'
import { type Database, database } from '../database/client.ts'
import { Prisma } from '../database/generated/client.ts'
import type { ActivityIndex } from './activity-index.ts'
import { unpackNumbers } from './activity-numbers.ts'
import { type CompiledTerm, compileTerms, wantedOf } from './compiled.ts'
import { atOneMoment, changesSince, currentIndex, directoryVersion } from './current-index.ts'
import { expressions, termsOf } from './synonyms.ts'

/** The activities in which the words of a search stand. */
export type Matches = {
  /** Ascending; null where there is nothing to look for, so that the words narrow nothing. */
  numbers: Int32Array | null
  terms: WeighedTerm[]
  /** Words that are so common that they were passed over. */
  common: string[]
  /** Words that stand nowhere. */
  unknown: string[]
  /** How many of the terms each of the activities has; fewer than all of them where none has all. */
  has: number
  of: number
}

/** A term with how much it tells: the fewer activities have it, the more. */
export type WeighedTerm = CompiledTerm & { rarity: number }

type Found = { numbers: Int32Array; generation: number }

/** Searches are without number: what is kept of them is bounded both by what it holds and by how many there are. */
const keptBytes = 64 * 1024 * 1024
const mostKept = 2000

/** Next loads this module once per bundle; the process still keeps sets and searches once for each database. */
const shared = globalThis as {
  portalTermSets?: WeakMap<Database, LRUCache<string, Found>>
  portalSearches?: WeakMap<Database, LRUCache<string, Kept>>
}

type Kept = { matches: Matches; generation: number }

/** The index, and what the words of a list's own search match in it. */
export function searchedIndex(text = ''): Promise<[ActivityIndex, Matches]> {
  return atOneMoment(() => Promise.all([currentIndex(), matchActivities(text)]))
}

const noWords: Matches = { numbers: null, terms: [], common: [], unknown: [], has: 0, of: 0 }

/** What `findMatches` finds, kept until anything changes. */
export async function matchActivities(text: string): Promise<Matches> {
  if (text === '') return noWords
  shared.portalSearches ??= new WeakMap()
  const client = database()
  const kept =
    shared.portalSearches.get(client) ??
    new LRUCache<string, Kept>({
      max: mostKept,
      maxSize: keptBytes,
      sizeCalculation: ({ matches }, key) => (matches.numbers?.byteLength ?? 0) + key.length * 2 + 1000,
    })
  shared.portalSearches.set(client, kept)
  // Before the search, so that what changes meanwhile makes it be asked again.
  const generation = await directoryVersion()
  const known = kept.get(text)
  if (known?.generation === generation) return known.matches
  const matches = await findMatches(text)
  kept.set(text, { matches, generation })
  return matches
}

/**
 * Looks for all expressions of the field, one after the other, so that nobody has to wait for the first search for one:
 * in a million long texts it takes seconds to see where words follow each other.
 */
export async function readExpressions(signal: AbortSignal): Promise<void> {
  const ended = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
  for (const text of expressions) {
    if (signal.aborted) return
    await Promise.race([matchActivities(text), ended])
  }
}

/**
 * Finds the activities that have all terms and none of the excluded ones. Where none has all, those that have the
 * most of them, but no fewer than half: a word too many must not hide what is there.
 */
async function findMatches(text: string): Promise<Matches> {
  const compiled = await compileTerms(termsOf(text))
  const known = compiled.filter((term) => term.tsquery !== '')
  const common = compiled.filter((term) => term.tsquery === '').map((term) => term.text)
  const [index, sets] = await Promise.all([currentIndex(), Promise.all(known.map((term) => numbersOf(term)))])
  const total = index.count({}, null)
  const terms = known.map((term, at) => ({
    ...term,
    rarity: Math.log(1 + (total + 1) / ((sets[at]?.length ?? 0) + 1)),
  }))
  const wanted = wantedOf(terms)
  const excluded = sets.filter((_, index) => terms[index]?.excluded)
  const own = sets.filter((_, index) => !terms[index]?.excluded)
  const unknown = wanted.filter((_, index) => own[index]?.length === 0).map((term) => term.text)
  const base = { terms, common, unknown, of: wanted.length }
  if (terms.length === 0) return { ...base, numbers: null, has: 0 }
  if (wanted.length === 0) return { ...base, numbers: await allBut(excluded), has: 0 }
  const { numbers, has } = mostOf(own, excluded)
  return { ...base, numbers, has }
}

/**
 * Those of the activities found that have words of the search in their titles or names, ascending: first the ones that
 * have all of the words there, then those with one fewer, and so on.
 */
export function namedIn(matches: Matches): Promise<Int32Array[]> {
  const known = named.get(matches) ?? findNamed(matches)
  named.set(matches, known)
  known.catch(() => named.delete(matches))
  return known
}

/**
 * The words that each of some activities lacks, by number, where nothing has all of a search; those left out that stand
 * nowhere, which are said once for all.
 */
export async function lackedBy(
  { terms, unknown, has, of }: Matches,
  numbers: readonly number[],
): Promise<Map<number, string[]>> {
  if (has === of) return new Map()
  const wanted = wantedOf(terms).filter(({ text }) => !unknown.includes(text))
  const sets = await Promise.all(wanted.map((term) => numbersOf(term)))
  return new Map(
    numbers.map((number) => [
      number,
      wanted.filter((_, index) => !isIn(sets[index], number)).map(({ text }) => text),
    ]),
  )
}

const named = new WeakMap<Matches, Promise<Int32Array[]>>()

async function findNamed({ numbers, terms }: Matches): Promise<Int32Array[]> {
  if (!numbers) return []
  const wanted = wantedOf(terms)
  const sets = await Promise.all(wanted.map((term) => numbersOf(term, 'names')))
  const counts = countsOf(sets, (numbers.at(-1) ?? 0) + 1)
  return sets.map((_, fewer) => numbers.filter((number) => counts[number] === sets.length - fewer))
}

/** Where a term is looked for: in the whole of a document, or in its title and names. */
type Where = 'document' | 'names'

/** The numbers of the activities that one term is found in, ascending. */
async function numbersOf({ parts }: CompiledTerm, where: Where = 'document'): Promise<Int32Array> {
  const sets = await Promise.all(parts.map((tsquery) => numbersWith(tsquery, where)))
  const [first = new Int32Array()] = sets
  return sets.length < 2 ? first : numbersIn(countsOf(sets, sizeFor(sets)), (count) => count > 0)
}

/** Those of one part of a term; kept, and mended where activities change. */
async function numbersWith(tsquery: string, where: Where): Promise<Int32Array> {
  shared.portalTermSets ??= new WeakMap()
  const client = database()
  const kept =
    shared.portalTermSets.get(client) ??
    new LRUCache<string, Found>({
      max: mostKept,
      maxSize: keptBytes,
      sizeCalculation: ({ numbers }, key) => numbers.byteLength + key.length * 2 + 100,
    })
  shared.portalTermSets.set(client, kept)
  const key = `${where} ${tsquery}`
  const known = kept.get(key)
  const { generation, numbers: changed } = await changesSince(known?.generation ?? -1)
  if (known && changed?.length === 0) return known.numbers
  const found =
    known && changed
      ? await mended(known.numbers, changed, { tsquery, where })
      : await readNumbers({ tsquery, where }, null)
  kept.set(key, { numbers: found, generation })
  return found
}

type Looked = { tsquery: string; where: Where }

async function mended(numbers: Int32Array, changed: number[], looked: Looked): Promise<Int32Array> {
  const gone = new Set(changed)
  const added = await readNumbers(looked, changed)
  return Int32Array.from([...numbers.filter((number) => !gone.has(number)), ...added]).sort()
}

async function readNumbers({ tsquery, where }: Looked, only: number[] | null): Promise<Int32Array> {
  const document = where === 'names' ? Prisma.sql`ts_filter("document", '{a,b}')` : Prisma.sql`"document"`
  const all = where === 'names' ? Prisma.sql`numbers_named_with` : Prisma.sql`numbers_with`
  const [row] = only
    ? await database().$queryRaw<{ numbers: Uint8Array | null }[]>`
        SELECT string_agg(int4send("number"), ''::bytea ORDER BY "number") AS "numbers" FROM "search_documents"
        WHERE "number" = ANY(${only}::int[]) AND "kind" = 'activity' AND ${document} @@ ${tsquery}::tsquery`
    : await database().$queryRaw<{ numbers: Uint8Array | null }[]>`
        SELECT ${all}(${tsquery}::tsquery) AS "numbers"`
  return row?.numbers ? unpackNumbers(row.numbers).sort() : new Int32Array()
}

async function allBut(excluded: Int32Array[]): Promise<Int32Array> {
  const [row] = await database().$queryRaw<{ numbers: Uint8Array | null }[]>`
    SELECT string_agg(int4send("number"), ''::bytea ORDER BY "number") AS "numbers" FROM "activities"`
  return row?.numbers ? mostOf([unpackNumbers(row.numbers)], excluded).numbers : new Int32Array()
}

/**
 * The numbers that stand in the most sets and in none of those excluded, and in how many; none where that is fewer
 * than half. Sets are ascending.
 */
function mostOf(sets: Int32Array[], excluded: Int32Array[]): { numbers: Int32Array; has: number } {
  const counts = countsOf(sets, sizeFor(sets))
  for (const set of excluded) for (const number of set) if (number < counts.length) counts[number] = 0
  const has = counts.reduce((most, count) => Math.max(most, count), 0)
  if (has === 0 || has * 2 < sets.length) return { numbers: new Int32Array(), has: sets.length }
  return { numbers: numbersIn(counts, (count) => count === has), has }
}

/** In how many of the sets each number below `size` stands. A field of bytes: terms are few and numbers many. */
function countsOf(sets: Int32Array[], size: number): Uint8Array {
  const counts = new Uint8Array(size)
  for (const set of sets)
    for (const number of set) if (number < size) counts[number] = (counts[number] ?? 0) + 1
  return counts
}

/** Whether a number stands in an ascending set. */
function isIn(set: Int32Array = new Int32Array(), number: number): boolean {
  let from = 0
  for (let to = set.length; from < to; ) {
    const middle = (from + to) >> 1
    if ((set[middle] ?? 0) < number) from = middle + 1
    else to = middle
  }
  return set[from] === number
}

/** How many numbers there are up to the highest one of some sets, 0 among them. */
function sizeFor(sets: Int32Array[]): number {
  return Math.max(0, ...sets.map((set) => set.at(-1) ?? 0)) + 1
}

/** The numbers with such a count, ascending. */
function numbersIn(counts: Uint8Array, isWanted: (count: number) => boolean): Int32Array {
  const numbers = new Int32Array(counts.length)
  let size = 0
  for (let number = 0; number < counts.length; number += 1)
    if (isWanted(counts[number] ?? 0)) numbers[size++] = number
  return numbers.slice(0, size)
}
