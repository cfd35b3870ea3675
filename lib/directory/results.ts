import { database } from '../database/client.ts'
import { type Pillar, Prisma, type Qualifier } from '../database/generated/client.ts'
import { type ActivityNames, activityNames, listed, looked } from './activity-names.ts'
import type {
  ActivityReference,
  AgencyReference,
  CountryReference,
  ProgrammeReference,
  RegionReference,
  StoryReference,
} from './references.ts'
import { matchingResults, type ResultFilters, resultIndex } from './result-index.ts'

/** A number with meaning: never to be shown without its qualifier and its source. */
export type ResultItem = {
  slug: string
  qualifier: Qualifier
  /** Null only where the figure is unreadable. */
  value: number | null
  valueTo: number | null
  unit: string
  counted: string
  printed: string | null
  pillar: Pillar | null
  fromMonth: string | null
  asOfMonth: string
  asOfInferred: boolean
  source: string
  sourceUrl: string | null
  agency: AgencyReference | null
  programme: ProgrammeReference | null
  countries: CountryReference[]
  regions: RegionReference[]
  /** What states it: an activity or a story. */
  activity: ActivityReference | null
  story: StoryReference | null
}

/** One page of results, and the cursor of the next. */
export type ResultPage = {
  items: ResultItem[]
  /** How many match in all. */
  total: number
  nextCursor: string | null
  /** Whether the cursor names no result of this list, so that the list begins anew. */
  isLost: boolean
}

export const resultPageSize = 60

/** One page of the results that match: by pillar, then newest first. A cursor is the slug of the last one seen. */
export async function listResults(filters: ResultFilters = {}, limit = resultPageSize): Promise<ResultPage> {
  const matching = matchingResults(await resultIndex(), filters)
  const [cursor] = filters.cursor ?? []
  const from = matching.findIndex(({ slug }) => slug === cursor) + 1
  const shown = matching.slice(from, from + limit)
  return {
    items: await findResults(shown.map(({ slug }) => slug)),
    total: matching.length,
    nextCursor: from + limit < matching.length ? (shown.at(-1)?.slug ?? null) : null,
    isLost: cursor !== undefined && from === 0,
  }
}

/** How many results match. */
export async function countResults(filters: ResultFilters): Promise<number> {
  return matchingResults(await resultIndex(), filters).length
}

/** The results shown on the home page, the largest first. */
export async function featuredResults(limit = 4): Promise<ResultItem[]> {
  const rows = await database().result.findMany({
    where: { featured: true },
    select: { slug: true },
    orderBy: [{ value: 'desc' }, { slug: 'asc' }],
    take: limit,
  })
  return findResults(rows.map(({ slug }) => slug))
}

/**
 * The results with these slugs, in their order; those that have gone are left out. In one statement, whose rows
 * name others by identifiers alone, as those of activities do.
 */
export async function findResults(slugs: string[]): Promise<ResultItem[]> {
  if (slugs.length === 0) return []
  const [rows, names] = await Promise.all([readRows(slugs), activityNames()])
  const bySlug = new Map(rows.map((row) => [row.slug, row]))
  return slugs.flatMap((slug) => {
    const row = bySlug.get(slug)
    return row ? [toItem(row, names)] : []
  })
}

type Row = Omit<ResultItem, 'agency' | 'programme' | 'countries' | 'regions' | 'activity' | 'story'> & {
  agencyId: string | null
  programmeId: string | null
  countries: string
  regions: string
  activitySlug: string | null
  activityTitle: string | null
  storySlug: string | null
  storyTitle: string | null
}

function readRows(slugs: string[]): Promise<Row[]> {
  return database().$queryRaw<Row[]>`
    SELECT r."slug", r."qualifier"::text AS "qualifier", r."value"::float8 AS "value",
      r."value_to"::float8 AS "valueTo", r."unit", r."counted", r."printed", r."pillar"::text AS "pillar",
      r."from_month" AS "fromMonth", r."as_of_month" AS "asOfMonth", r."as_of_inferred" AS "asOfInferred",
      r."source", r."source_url" AS "sourceUrl", r."agency_id" AS "agencyId", r."programme_id" AS "programmeId",
      ${listed(Prisma.sql`SELECT x."iso3" FROM "result_countries" x
        WHERE x."result_id" = r."id" ORDER BY x."iso3"`)} AS "countries",
      ${listed(Prisma.sql`SELECT x."region_code" FROM "result_regions" x
        WHERE x."result_id" = r."id" ORDER BY x."region_code"`)} AS "regions",
      a."slug" AS "activitySlug", a."title" AS "activityTitle", s."slug" AS "storySlug", s."title" AS "storyTitle"
    FROM "results" r LEFT JOIN "activities" a ON a."id" = r."activity_id"
      LEFT JOIN "stories" s ON s."id" = r."story_id"
    WHERE r."slug" = ANY(${slugs}::text[])`
}

function toItem(row: Row, names: ActivityNames): ResultItem {
  const { agencyId, programmeId, countries, regions, ...rest } = row
  const { activitySlug, activityTitle, storySlug, storyTitle, ...own } = rest
  return {
    ...own,
    agency: (agencyId && names.agencies[agencyId]) || null,
    programme: (programmeId && names.programmes[programmeId]) || null,
    countries: looked(countries, names.countries),
    regions: looked(regions, names.regions),
    activity: activitySlug && activityTitle ? { slug: activitySlug, title: activityTitle } : null,
    story: storySlug && storyTitle ? { slug: storySlug, title: storyTitle } : null,
  }
}
