import { database } from '../database/client.ts'
import type { Locale } from '../locales.ts'
import type { ActivityIndex } from '../search/activity-index.ts'
import { searchedIndex } from '../search/matches.ts'
import type { ActivityFilters } from './activity-filters.ts'
import {
  type AgencyReference,
  agencyFields,
  type CountryReference,
  countryFields,
  type MeasureReference,
  measureFields,
  type PeriodReference,
  periodFields,
} from './references.ts'

/** An activity as a feed carries it. Times are ISO 8601. */
export type LatestActivity = {
  slug: string
  title: string
  excerpt: string
  /** Markdown. */
  body: string
  language: Locale
  period: PeriodReference
  publishedAt: string
  updatedAt: string
  /** Lead first. */
  agencies: AgencyReference[]
  measures: MeasureReference[]
  countries: CountryReference[]
}

export type LatestActivities = {
  items: LatestActivity[]
  nextCursor: string | null
  /** Whether the cursor names no place, so that the feed begins anew. */
  isLost: boolean
  /** When the first of them changed or, where there are none, any activity at all; null in an empty inventory. */
  updatedAt: string | null
}

export const feedPageSize = 25

/** So many numbers are handed to the database at once; of more, the newest are looked through instead. */
const mostNumbers = 50_000
const firstBatch = 1000

type Place = { updatedAt: Date; number: number }

/**
 * The activities that match, last changed first: a feed is read for what is new, and what is new may belong to a
 * period long past. One page from the cursor on, by keyset. What changes while somebody pages moves to the front.
 * Up to `most` matches are sorted; among more, the activities that changed last are looked through in growing steps.
 */
export async function latestActivities(
  filters: ActivityFilters,
  limit: number = feedPageSize,
  most: number = mostNumbers,
): Promise<LatestActivities> {
  const [index, { numbers: words }] = await searchedIndex(filters.q?.[0])
  const after = decodeChange(filters.cursor?.[0])
  const places = await placesOf(index, words, filters, { after, limit: limit + 1, most })
  const shown = places.slice(0, limit)
  const last = shown.at(-1)
  const items = await findLatest(shown.map(({ number }) => number))
  return {
    items,
    nextCursor: places.length > limit && last ? encodeChange(last) : null,
    isLost: Boolean(filters.cursor?.length) && after === null,
    updatedAt: items[0]?.updatedAt ?? (await lastChange()),
  }
}

async function placesOf(
  index: ActivityIndex,
  words: Int32Array | null,
  filters: ActivityFilters,
  { after, limit, most }: { after: Place | null; limit: number; most: number },
): Promise<Place[]> {
  const matching = index.page(filters, words, { order: 'newest', after: null, limit: most + 1 })
  if (matching.length <= most)
    return changedBefore(
      after,
      limit,
      matching.map(({ number }) => number),
    )
  const contained = words && new Set(words)
  const found: Place[] = []
  let from = after
  for (let size = Math.min(firstBatch, most); found.length < limit; size *= 2) {
    const batch = await changedBefore(from, size)
    const kept = new Set(index.among(filters, Int32Array.from(batch.map(({ number }) => number))))
    found.push(...batch.filter(({ number }) => kept.has(number) && (!contained || contained.has(number))))
    if (batch.length < size) break
    from = batch.at(-1) ?? null
  }
  return found.slice(0, limit)
}

const afterAll: Place = { updatedAt: new Date('9999-12-31T00:00:00Z'), number: 0 }

/** The places of activities, of these numbers or of all, that were changed before another, last changed first. */
function changedBefore(after: Place | null, limit: number, numbers?: number[]): Promise<Place[]> {
  const { updatedAt, number } = after ?? afterAll
  return database().$queryRaw<Place[]>`
    SELECT "updated_at" AS "updatedAt", "number" FROM "activities"
    WHERE ("updated_at", "number") < (${updatedAt}, ${number})
      AND (${numbers === undefined} OR "number" = ANY(${numbers ?? []}::int[]))
    ORDER BY "updated_at" DESC, "number" DESC LIMIT ${limit}`
}

async function findLatest(numbers: number[]): Promise<LatestActivity[]> {
  if (numbers.length === 0) return []
  const rows = await database().activity.findMany({
    where: { number: { in: numbers } },
    select: {
      ...{ number: true, slug: true, title: true, excerpt: true, body: true, language: true },
      ...{ publishedAt: true, updatedAt: true, period: { select: periodFields } },
      agencies: { select: { agency: { select: agencyFields } }, orderBy: { position: 'asc' } },
      measures: { select: { measure: { select: measureFields } }, orderBy: { position: 'asc' } },
      countries: { select: { country: { select: countryFields } }, orderBy: { iso3: 'asc' } },
    },
  })
  const byNumber = new Map(rows.map(({ number, ...row }) => [number, row]))
  return numbers.flatMap((number) => {
    const row = byNumber.get(number)
    if (!row) return []
    return {
      ...row,
      publishedAt: row.publishedAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      agencies: row.agencies.map(({ agency }) => agency),
      measures: row.measures.map(({ measure }) => measure),
      countries: row.countries.map(({ country }) => country),
    }
  })
}

async function lastChange(): Promise<string | null> {
  const { _max } = await database().activity.aggregate({ _max: { updatedAt: true } })
  return _max.updatedAt?.toISOString() ?? null
}

/** The cursor from which on the activities follow that changed until then. */
export function cursorUntil(time: Date): string {
  return encodeChange({ updatedAt: new Date(time.getTime() + 1), number: 0 })
}

function encodeChange({ updatedAt, number }: Place): string {
  return Buffer.from(`${updatedAt.getTime()}.${number}`, 'utf8').toString('base64url')
}

/** What is no cursor, that of the list among it, starts from the beginning. */
function decodeChange(cursor: string | undefined): Place | null {
  const text = Buffer.from(cursor ?? '', 'base64url').toString('utf8')
  const [, time, number] = /^(\d{1,14})\.(\d{1,9})$/.exec(text) ?? []
  return time && number ? { updatedAt: new Date(Number(time)), number: Number(number) } : null
}
