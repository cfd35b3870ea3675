import { database } from '../database/client.ts'
import type { Prisma, Scope } from '../database/generated/client.ts'
import type { Place } from '../search/activity-segment.ts'
import { atOneMoment } from '../search/current-index.ts'
import { searchedIndex } from '../search/matches.ts'
import { orderOf } from '../search/params.ts'
import { decodeNumber, decodePlace, encodeNumber, encodePlace } from '../search/place.ts'
import { byRelevance } from '../search/relevance.ts'
import type { ActivityFilters } from './activity-filters.ts'
import { type ActivityListItem, findListItems } from './activity-list-items.ts'
import { fileFields, type PublishedFileItem } from './files.ts'
import {
  type AgencyReference,
  agencyFields,
  countryFields,
  type MeasureReference,
  type MechanismReference,
  measureFields,
  mechanismFields,
  type PeriodReference,
  type ProgrammeReference,
  periodFields,
  programmeFields,
  type RegionReference,
  regionFields,
  type StoryReference,
  titleFields,
} from './references.ts'
import { findResults, type ResultItem } from './results.ts'

export type ActivityPage = {
  items: ActivityListItem[]
  nextCursor: string | null
  /** Whether the cursor names no place in this list, so that the list begins anew. */
  isLost: boolean
}

export type ActivityDetail = Omit<ActivityListItem, 'measures' | 'period'> & {
  id: string
  body: string
  contentNote: string | null
  scope: Scope
  period: PeriodReference & { note: string | null }
  measures: (MeasureReference & { inferred: boolean })[]
  mentions: AgencyReference[]
  otherPartners: string[]
  regions: RegionReference[]
  mechanisms: MechanismReference[]
  programmes: ProgrammeReference[]
  links: { label: string; url: string }[]
  results: ResultItem[]
  files: PublishedFileItem[]
  stories: StoryReference[]
  provenanceNote: string | null
  fromFormerInventory: boolean
  version: number
  publishedAt: string
  updatedAt: string
}

export const activityPageSize = 20

const itemFields = {
  id: true,
  slug: true,
  title: true,
  excerpt: true,
  language: true,
  startMonth: true,
  endMonth: true,
  periodInferred: true,
  period: { select: periodFields },
  agencies: { select: { role: true, agency: { select: agencyFields } }, orderBy: { position: 'asc' } },
  measures: { select: { measure: { select: measureFields } }, orderBy: { position: 'asc' } },
  countries: { select: { country: { select: countryFields } }, orderBy: { iso3: 'asc' } },
} satisfies Prisma.ActivitySelect

/**
 * One page of the activities that match, in the order that the filters name, and the cursor of the next.
 * Pages by keyset: a cursor names the place of the last row seen, so that a page costs the same wherever
 * it lies, and goes on from there also where that row has gone. What names no place in the list, or one behind its end,
 * starts from the beginning.
 * By relevance, the best `mostRanked` are listed and no more.
 */
export async function listActivities(
  filters: ActivityFilters,
  limit: number = activityPageSize,
): Promise<ActivityPage> {
  return atOneMoment(async () => {
    const { numbers, ...page } = await listNumbers(filters, limit)
    return { ...page, items: await findListItems(numbers) }
  })
}

/** The same page, with nothing of its activities but their numbers. */
export async function listNumbers(
  filters: ActivityFilters,
  limit: number = activityPageSize,
): Promise<Omit<ActivityPage, 'items'> & { numbers: number[] }> {
  const order = orderOf(filters)
  const [index, matches] = await searchedIndex(filters.q?.[0])
  const { numbers } = matches
  if (order === 'relevance' && numbers) {
    const ranked = await byRelevance(matches, (among, limit) =>
      index.page(filters, among, { order: 'newest', after: null, limit }).map(({ number }) => number),
    )
    const [cursor] = filters.cursor ?? []
    const from = ranked.indexOf(decodeNumber(cursor) ?? -1) + 1
    const shown = ranked.slice(from, from + limit)
    const last = shown.at(-1)
    return {
      numbers: shown,
      nextCursor: last !== undefined && from + limit < ranked.length ? encodeNumber(last) : null,
      isLost: cursor !== undefined && from === 0,
    }
  }
  const pageFrom = (after: Place | null) =>
    index.page(filters, numbers, { order: order === 'oldest' ? 'oldest' : 'newest', after, limit: limit + 1 })
  const after = decodePlace(filters.cursor?.[0])
  const beyond = after ? pageFrom(after) : []
  const places = beyond.length > 0 ? beyond : pageFrom(null)
  const shown = places.slice(0, limit)
  const last = shown.at(-1)
  return {
    numbers: shown.map(({ number }) => number),
    nextCursor: places.length > limit && last ? encodePlace(last) : null,
    isLost: Boolean(filters.cursor?.length) && beyond.length === 0,
  }
}

/** How many activities match. */
export async function countActivities(filters: ActivityFilters): Promise<number> {
  const [index, matches] = await searchedIndex(filters.q?.[0])
  return index.count(filters, matches.numbers)
}

/** The slugs of some of the newest, asked of the database itself: a build need not read the index of all for them. */
export async function newestSlugs(limit: number): Promise<string[]> {
  const rows = await database().activity.findMany({
    select: { slug: true },
    orderBy: [{ endMonth: 'desc' }, { startMonth: 'desc' }, { number: 'desc' }],
    take: limit,
  })
  return rows.map(({ slug }) => slug)
}

/** The activity with that slug and all that its page shows, or null. */
export async function findActivity(slug: string): Promise<ActivityDetail | null> {
  const row = await database().activity.findUnique({
    where: { slug },
    select: {
      ...itemFields,
      body: true,
      scope: true,
      periodNote: true,
      contentNote: true,
      otherPartners: true,
      sourcePage: true,
      provenanceNote: true,
      version: true,
      publishedAt: true,
      updatedAt: true,
      measures: {
        select: { inferred: true, measure: { select: measureFields } },
        orderBy: { position: 'asc' },
      },
      mentions: { select: { agency: { select: agencyFields } } },
      regions: { select: { region: { select: regionFields } } },
      mechanisms: { select: { mechanism: { select: mechanismFields } } },
      programmes: { select: { programme: { select: programmeFields } } },
      links: { select: { label: true, url: true }, orderBy: { position: 'asc' } },
      results: { select: { slug: true }, orderBy: { position: 'asc' } },
      files: { select: fileFields, orderBy: { position: 'asc' } },
      stories: { select: titleFields, orderBy: { slug: 'asc' } },
    },
  })
  if (!row) return null
  const item = toItem(row)
  return {
    ...item,
    id: row.id,
    body: row.body,
    contentNote: row.contentNote,
    scope: row.scope,
    period: { ...item.period, note: row.periodNote },
    measures: row.measures.map(({ measure, inferred }) => ({ ...measure, inferred })),
    mentions: row.mentions.map(({ agency }) => agency),
    otherPartners: row.otherPartners,
    regions: row.regions.map(({ region }) => region),
    mechanisms: row.mechanisms.map(({ mechanism }) => mechanism),
    programmes: row.programmes.map(({ programme }) => programme),
    links: row.links,
    results: await findResults(row.results.map(({ slug }) => slug)),
    files: row.files,
    stories: row.stories,
    provenanceNote: row.provenanceNote,
    fromFormerInventory: row.sourcePage !== null,
    version: row.version,
    publishedAt: row.publishedAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  }
}

/**
 * Up to `limit` activities near this one: those that share a mechanism, a country or a measure, the
 * more of them the nearer, newest first among equals.
 */
export async function relatedActivities(slug: string, limit = 5): Promise<ActivityListItem[]> {
  // A shared mechanism says more than a shared country, and that more than a shared kind of work.
  const near = await database().$queryRaw<{ number: number }[]>`
    WITH this AS (SELECT "id" FROM "activities" WHERE "slug" = ${slug}),
    shared AS (
      SELECT other."activity_id", 4 AS weight
      FROM "activity_mechanisms" own JOIN this ON own."activity_id" = this."id"
      JOIN "activity_mechanisms" other ON other."mechanism_id" = own."mechanism_id"
      UNION ALL
      SELECT other."activity_id", 3
      FROM "activity_countries" own JOIN this ON own."activity_id" = this."id"
      JOIN "activity_countries" other ON other."iso3" = own."iso3"
      UNION ALL
      SELECT other."activity_id", 1
      FROM "activity_measures" own JOIN this ON own."activity_id" = this."id"
      JOIN "activity_measures" other ON other."measure_id" = own."measure_id"
    )
    SELECT a."number"
    FROM shared JOIN "activities" a ON a."id" = shared."activity_id"
    WHERE a."id" NOT IN (SELECT "id" FROM this)
    GROUP BY a."id"
    ORDER BY sum(shared.weight) DESC, a."end_month" DESC, a."id" DESC
    LIMIT ${limit}`
  return findListItems(near.map(({ number }) => number))
}

type ItemRow = Prisma.ActivityGetPayload<{ select: typeof itemFields }>

function toItem(row: ItemRow): ActivityListItem {
  return {
    slug: row.slug,
    title: row.title,
    excerpt: row.excerpt,
    language: row.language,
    period: { ...row.period, inferred: row.periodInferred },
    agencies: row.agencies.map(({ role, agency }) => ({ ...agency, role })),
    measures: row.measures.map(({ measure }) => measure),
    countries: row.countries.map(({ country }) => country),
  }
}
