import { database } from '../database/client.ts'
import { Prisma, type SearchKind } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import { type CompiledTerm, inNames, marksOf, wantedOf } from '../search/compiled.ts'
import { corrected } from '../search/corrections.ts'
import { formsIn } from '../search/forms.ts'
import { lackedBy, type Matches, matchActivities, type WeighedTerm } from '../search/matches.ts'
import { beginningOf, markedText, type Piece, passageOf } from '../search/passages.ts'
import { folded, mostTerms, readQuery } from '../search/query.ts'
import { byRelevance, mostRanked, scoreOf } from '../search/relevance.ts'
import { type ActivityListItem, findListItems } from './activity-list-items.ts'
import type { AgencyReference } from './references.ts'
import { findResults, type ResultItem } from './results.ts'
import { vocabulary } from './vocabulary.ts'

/** How the words of a search fared: for the page to say in words. */
export type SearchOutcome = {
  text: string
  /** Whether there is no word in it to look for, so that it narrows nothing. */
  nothing: boolean
  /** Whether a quotation mark is not closed, and so is none. */
  openQuote: boolean
  /** So many words are looked for, where there are more; else null. */
  tooMany: number | null
  /** Too common to be looked for. */
  common: string[]
  /** Standing nowhere. */
  unknown: string[]
  /** How many of the words each entry has, and of how many. */
  has: number
  of: number
  /** The same search with what are likely typing errors mended, or null. */
  better: string | null
  /** Words that are names which agencies had before, or that of one that went into another. */
  former: { name: string; agency: AgencyReference }[]
}

export type Hit = {
  kind: SearchKind
  /** The slug, or a country's code in upper case. */
  key: string
  language: Locale
  title: Piece[]
  /** Where the words stand, or how its text begins where they stand in what it names. */
  passage: Piece[] | null
  /** The number, where it is a result. */
  result: ResultItem | null
  /** When, who and what kind of work, where it is an activity. */
  activity: ActivityListItem | null
  /** Words that it lacks, where it is an activity and nothing has all of them. */
  lacks: string[]
}

export type SearchPage = {
  hits: Hit[]
  /** How many things of each kind were found, the first `mostHits` of all looked at. */
  counts: { kind: SearchKind; count: number }[]
  /** How many activities match, however many of them are listed. */
  activityCount: number
  nextCursor: string | null
  /** Whether the last hit seen is not among them, so that they begin anew. */
  isLost: boolean
  outcome: SearchOutcome
}

export const searchPageSize = 20
/** So many of the best are listed. */
export const mostHits = mostRanked

/** What a thing is weighs with where the words stand: who searches for a name wants the page of that name. */
const kindWeights: Record<SearchKind, number> = {
  agency: 1.7,
  country: 1.6,
  measure: 1.3,
  mechanism: 1.3,
  programme: 1.2,
  story: 1.05,
  activity: 1,
  result: 0.8,
}

/**
 * Finds everything by words, the best first: agencies, activities, places, bodies, programmes, stories and results.
 * Words that nothing has all of narrow as in `matchActivities`. `cursor` is the last hit seen, `kind/key`.
 */
export async function searchEverything(
  text: string,
  { kinds = [], cursor = null }: { kinds?: readonly SearchKind[]; cursor?: string | null } = {},
): Promise<SearchPage> {
  const matches = await matchActivities(text)
  const [others, outcome] = await Promise.all([findOthers(matches.terms), outcomeOf(text, matches)])
  const { nothing } = outcome
  const newest = (among: Int32Array, most: number) =>
    [...among.subarray(Math.max(0, among.length - most))].reverse()
  const numbers = nothing ? [] : await byRelevance(matches, newest)
  const found = await score(numbers, others, matches.terms, text)
  const shown = found.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
  const from = shown.findIndex(({ kind, key }) => `${kind}/${key}`.toLowerCase() === cursor) + 1
  const isLost = cursor !== null && from === 0
  const page = await findDocuments(shown.slice(from, from + searchPageSize))
  const last = page.at(-1)
  const marks = marksOf(matches.terms)
  const numbersShown = page.flatMap(({ number }) => number ?? [])
  const [forms, results, activities, lacked] = await Promise.all([
    formsIn(
      page.flatMap(({ title, text: body, language }) => [
        { text: title, language },
        { text: body, language },
      ]),
      marks,
    ),
    findResults(page.flatMap(({ kind, key }) => (kind === 'result' ? [key] : []))),
    findListItems(numbersShown),
    lackedBy(matches, numbersShown),
  ])
  const counts = new Map<SearchKind, number>()
  for (const { kind } of found) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const activityCount = nothing ? 0 : (matches.numbers?.length ?? 0)
  if (activityCount > 0) counts.set('activity', activityCount)
  return {
    hits: page.map((row) => {
      const isForm = forms.get(row.language) ?? (() => false)
      return {
        kind: row.kind,
        key: row.key,
        language: row.language,
        title: markedText(row.title, marks, isForm),
        passage: passageOf(row.text, marks, isForm) ?? beginningOf(row.text),
        result: (row.kind === 'result' && results.find(({ slug }) => slug === row.key)) || null,
        activity: (row.kind === 'activity' && activities.find(({ slug }) => slug === row.key)) || null,
        lacks: lacked.get(row.number ?? 0) ?? [],
      }
    }),
    counts: [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count),
    activityCount,
    nextCursor:
      last && from + searchPageSize < shown.length ? `${last.kind}/${last.key}`.toLowerCase() : null,
    isLost,
    outcome,
  }
}

/** How the words of a list's own search fared; null where nothing was searched for. */
export async function searchOutcome(text: string): Promise<SearchOutcome | null> {
  return text === '' ? null : outcomeOf(text, await matchActivities(text))
}

async function outcomeOf(
  text: string,
  { numbers, terms, common, unknown: inNoActivity, has, of }: Matches,
): Promise<SearchOutcome> {
  const { openQuote, tooMany } = readQuery(text)
  const unknown = await inNothing(terms.filter((term) => inNoActivity.includes(term.text)))
  return {
    text,
    nothing: numbers === null,
    openQuote,
    tooMany: tooMany ? mostTerms : null,
    common,
    unknown,
    has,
    of,
    better: await corrected(text, unknown),
    former: await formerNames(terms),
  }
}

/** Of words that are in no activity, those that are in nothing else either. */
async function inNothing(terms: CompiledTerm[]): Promise<string[]> {
  if (terms.length === 0) return []
  const rows = await database().$queryRaw<{ text: string }[]>`
    SELECT "text" FROM unnest(${terms.map(({ text }) => text)}::text[], ${terms.map(({ tsquery }) => tsquery)}::text[])
      AS t("text", "query")
    WHERE NOT EXISTS (SELECT FROM "search_documents" d WHERE d."kind" <> 'activity' AND d."document" @@ t."query"::tsquery)`
  const unknown = new Set(rows.map(({ text }) => text))
  return terms.map(({ text }) => text).filter((text) => unknown.has(text))
}

/** Names of before are addresses of before: those of words that are the slug of one. */
async function formerNames(terms: CompiledTerm[]): Promise<SearchOutcome['former']> {
  const { agencies } = await vocabulary()
  return wantedOf(terms).flatMap(({ text }) => {
    const slug = folded(text).replace(/\s+/g, '-')
    const agency = agencies.find(({ formerSlugs }) => formerSlugs.includes(slug))
    if (!agency) return []
    const { slug: today, acronym, name } = agency
    return [{ name: text, agency: { slug: today, acronym, name } }]
  })
}

type Key = { kind: SearchKind; key: string }

/** What is no activity: with all of the words, or, where nothing has them all, with one of them in its name. */
async function findOthers(terms: CompiledTerm[]): Promise<Key[]> {
  const wanted = wantedOf(terms).map((term) => `(${term.tsquery})`)
  if (wanted.length === 0) return []
  const unwanted = terms.filter((term) => term.excluded).map((term) => `!(${term.tsquery})`)
  const all = await findByQuery([...wanted, ...unwanted].join(' & '))
  if (all.length > 0 || wanted.length === 1) return all
  return findByQuery([`(${inNames(wanted.join(' | '))})`, ...unwanted].join(' & '))
}

async function findByQuery(query: string): Promise<Key[]> {
  return database().$queryRaw<Key[]>`
    SELECT "kind"::text AS "kind", "key" FROM "search_documents"
    WHERE "kind" <> 'activity' AND "document" @@ ${query}::tsquery LIMIT 1000`
}

type Scored = Key & { number: number | null }
type Document = Scored & { title: string; text: string; language: Locale }

async function score(
  numbers: number[],
  others: Key[],
  terms: WeighedTerm[],
  text: string,
): Promise<Scored[]> {
  const wanted = wantedOf(terms)
  if (wanted.length === 0) return newestOf(numbers)
  const weight = Prisma.sql`CASE "kind" ${Prisma.join(
    Object.entries(kindWeights).map(
      ([kind, value]) => Prisma.sql`WHEN ${kind}::"search_kind" THEN ${value}::float8`,
    ),
    ' ',
  )} END`
  const name = text.trim().toLowerCase()
  // The title of an agency begins with its acronym.
  const beginning = `${name.replace(/[\\%_]/g, '\\$&')} %`
  // Two parts, each by an index of its own: joined by OR, every document would be looked at.
  return database().$queryRaw<Scored[]>`
    WITH "found" AS (
      SELECT "kind", "key", "number", "title", "document" FROM "search_documents"
      WHERE "number" = ANY(${numbers}::int[])
      UNION ALL
      SELECT d."kind", d."key", d."number", d."title", d."document" FROM ${named(others)}
    )
    SELECT "kind"::text AS "kind", "key", "number" FROM "found"
    ORDER BY ${scoreOf(wanted)} * ${weight}
      * CASE WHEN lower("title") = ${name} OR lower("key") = ${name} THEN 3
        WHEN lower("title") LIKE ${beginning} THEN CASE "kind" WHEN 'agency' THEN 3 ELSE 1.5 END
        ELSE 1 END DESC, "key"
    LIMIT ${mostHits}`
}

/** Where only words to leave out were given, there is nothing by which one would be better than another. */
function newestOf(numbers: number[]): Promise<Scored[]> {
  return database().$queryRaw<Scored[]>`
    SELECT "kind"::text AS "kind", "key", "number" FROM "search_documents"
    WHERE "number" = ANY(${numbers}::int[])
    ORDER BY "number" DESC LIMIT ${mostHits}`
}

/** The texts of some of what was found, in its order: those of all would take longer to read than to find. */
async function findDocuments(found: Scored[]): Promise<Document[]> {
  if (found.length === 0) return []
  return database().$queryRaw<Document[]>`
    SELECT d."kind"::text AS "kind", d."key", d."number", d."title", d."text", d."language"::text AS "language"
    FROM ${named(found)} ORDER BY f."place"`
}

/** The documents `d` of these things, each in its `f."place"`. */
function named(things: Key[]): Prisma.Sql {
  return Prisma.sql`unnest(
      ${things.map(({ kind }) => kind)}::"search_kind"[], ${things.map(({ key }) => key)}::text[]
    ) WITH ORDINALITY AS f("kind", "key", "place")
    JOIN "search_documents" d ON d."kind" = f."kind" AND d."key" = f."key"`
}
