import { randomBytes } from 'node:crypto'
import { database } from '../../database/client.ts'
import { Prisma, type Scope } from '../../database/generated/client.ts'
import type { Locale } from '../../locales.ts'
import { searchedIndex } from '../../search/matches.ts'
import { type Filters, orderOf } from '../../search/params.ts'
import { decodePlace, encodePlace } from '../../search/place.ts'
import { countActivities, listActivities } from '../activities.ts'
import { type ActivityNames, listed, looked, marked, readActivityNames } from '../activity-names.ts'
import type { Chosen, RowPage, RowSource } from './rows.ts'

/** An activity with all that it refers to. Lists keep the order in which the inventory has them. */
export type ActivityRecord = {
  id: string
  slug: string
  title: string
  excerpt: string
  body: string
  contentNote: string | null
  language: Locale
  scope: Scope
  period: ActivityNames['periods'][string] & { inferred: boolean; note: string | null }
  agencies: (ActivityNames['agencies'][string] & { role: 'lead' | 'partner' })[]
  mentions: ActivityNames['agencies'][string][]
  otherPartners: string[]
  measures: (ActivityNames['measures'][string] & { inferred: boolean })[]
  countries: ActivityNames['countries'][string][]
  regions: ActivityNames['regions'][string][]
  mechanisms: ActivityNames['mechanisms'][string][]
  programmes: ActivityNames['programmes'][string][]
  links: { label: string; url: string }[]
  fromFormerInventory: boolean
  provenanceNote: string | null
  version: number
  publishedAt: string
  updatedAt: string
}

type ActivityFilters = Partial<Filters<'activities'>>

/**
 * Activities are found by the index that the lists of the portal use. By relevance there are the best of a list
 * and no more, page by page; `numbers` and with it every download knows the orders of time only, and is complete.
 */
export const activityRows: RowSource<ActivityRecord> & {
  /** The numbers of the activities that match, behind a place: cheap to ask for, so that rows can be read ahead. */
  numbers: (chosen: Chosen, after: string | null, limit: number) => Promise<RowPage<number>>
  /** The activities with these numbers, in their order; those that are gone are left out. */
  load: (numbers: readonly number[]) => Promise<ActivityRecord[]>
} = {
  numbers: async (chosen, after, limit) => {
    const filters = chosen as ActivityFilters
    const [index, { numbers }] = await searchedIndex(filters.q?.[0])
    const order = orderOf(filters) === 'oldest' ? 'oldest' : 'newest'
    const place = decodePlace(after ?? undefined)
    const places = index.page(filters, numbers, { order, after: place, limit: limit + 1 })
    const shown = places.slice(0, limit)
    const last = shown.at(-1)
    return {
      rows: shown.map(({ number }) => number),
      next: places.length > limit && last ? encodePlace(last) : null,
      isLost: after !== null && place === null,
    }
  },
  load: async (numbers) => {
    const records = await loadActivities(Prisma.sql`a."number" = ANY(${numbers}::int[])`)
    const byNumber = new Map(records.map(({ number, record }) => [number, record]))
    return numbers.flatMap((number) => byNumber.get(number) ?? [])
  },
  page: async (chosen, after, limit) => {
    if (orderOf(chosen as ActivityFilters) === 'relevance') return pageByRelevance(chosen, after, limit)
    const { rows, ...page } = await activityRows.numbers(chosen, after, limit)
    return { ...page, rows: await activityRows.load(rows) }
  },
  count: (chosen) => countActivities(chosen as ActivityFilters),
  find: async (key) => {
    const lower = key.toLowerCase()
    const condition = isUuid.test(lower)
      ? Prisma.sql`a."id" = ${lower}::uuid`
      : Prisma.sql`a."slug" = ${lower}`
    return (await loadActivities(condition))[0]?.record ?? null
  },
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function pageByRelevance(
  chosen: Chosen,
  after: string | null,
  limit: number,
): Promise<RowPage<ActivityRecord>> {
  const filters = { ...chosen, cursor: after === null ? [] : [after] } as ActivityFilters
  const { items, nextCursor, isLost } = await listActivities(filters, limit)
  const slugs = items.map(({ slug }) => slug)
  const records = await loadActivities(Prisma.sql`a."slug" = ANY(${slugs}::text[])`)
  const bySlug = new Map(records.map(({ record }) => [record.slug, record]))
  return { rows: slugs.flatMap((slug) => bySlug.get(slug) ?? []), next: nextCursor, isLost }
}

/**
 * One statement whose rows are the body and one text with all else, its fields set apart by a mark that nobody can
 * have foreseen: several times as fast as rows of columns. What lies behind identifiers is looked up in names held in memory.
 */
async function loadActivities(condition: Prisma.Sql): Promise<{ number: number; record: ActivityRecord }[]> {
  // Six random bytes: no text that is stored can hold them.
  const field = `\u001f${randomBytes(6).toString('base64url')}`
  const found = await database().$queryRaw<{ number: number; row: string; body: string }[]>`
    SELECT a."number", a."body", concat_ws(${field},
      a."slug", a."id", a."title", a."excerpt", a."language", a."scope",
      a."period_id", a."period_inferred", coalesce(a."period_note", ''),
      ${listed(Prisma.sql`SELECT concat(x."role", ' ', x."agency_id") FROM "activity_agencies" x
        WHERE x."activity_id" = a."id" ORDER BY x."position"`)},
      ${listed(Prisma.sql`SELECT x."agency_id" FROM "activity_mentions" x
        WHERE x."activity_id" = a."id" ORDER BY x."agency_id"`)},
      coalesce(array_to_json(a."other_partners"), '[]'),
      ${listed(Prisma.sql`SELECT concat(x."inferred", ' ', x."measure_id") FROM "activity_measures" x
        WHERE x."activity_id" = a."id" ORDER BY x."position"`)},
      ${listed(Prisma.sql`SELECT x."iso3" FROM "activity_countries" x
        WHERE x."activity_id" = a."id" ORDER BY x."iso3"`)},
      ${listed(Prisma.sql`SELECT x."region_code" FROM "activity_regions" x
        WHERE x."activity_id" = a."id" ORDER BY x."region_code"`)},
      ${listed(Prisma.sql`SELECT x."mechanism_id" FROM "activity_mechanisms" x
        WHERE x."activity_id" = a."id" ORDER BY x."mechanism_id"`)},
      ${listed(Prisma.sql`SELECT x."programme_id" FROM "activity_programmes" x
        WHERE x."activity_id" = a."id" ORDER BY x."programme_id"`)},
      coalesce((SELECT json_agg(json_build_object('label', x."label", 'url', x."url") ORDER BY x."position")
        FROM "activity_links" x WHERE x."activity_id" = a."id"), '[]'),
      a."source_page" IS NOT NULL, coalesce(a."provenance_note", ''),
      coalesce(a."content_note", ''), a."version",
      (extract(epoch FROM a."published_at") * 1000)::bigint,
      (extract(epoch FROM a."updated_at") * 1000)::bigint
    ) AS row
    FROM "activities" a WHERE ${condition}`
  // After the rows, so that whatever they refer to is among them.
  const names = await readActivityNames()
  return found.map(({ number, row, body }) => ({ number, record: toRecord(row.split(field), body, names) }))
}

function toRecord(fields: string[], body: string, names: ActivityNames): ActivityRecord {
  const [slug = '', id = '', title = '', excerpt = '', language, scope, ...others] = fields
  const [periodId = '', inferred, note, agencies, mentions, otherPartners = '[]', measures, ...more] = others
  const [
    countries,
    regions,
    mechanisms,
    programmes,
    links = '[]',
    isFormer,
    provenance,
    contentNote,
    ...dated
  ] = more
  const [version, publishedAt, updatedAt] = dated
  const period = names.periods[periodId]
  if (!period) throw new Error(`The activity ${slug} lies in a period that is not there.`)
  return {
    id,
    slug,
    title,
    excerpt,
    body,
    contentNote: contentNote || null,
    language: language as Locale,
    scope: scope as Scope,
    period: { ...period, inferred: inferred === 't', note: note || null },
    agencies: marked(agencies, names.agencies, (role) => ({ role: role as 'lead' | 'partner' })),
    mentions: looked(mentions, names.agencies),
    otherPartners: otherPartners === '[]' ? [] : JSON.parse(otherPartners),
    measures: marked(measures, names.measures, (value) => ({ inferred: value === 't' })),
    countries: looked(countries, names.countries),
    regions: looked(regions, names.regions),
    mechanisms: looked(mechanisms, names.mechanisms),
    programmes: looked(programmes, names.programmes),
    links: links === '[]' ? [] : JSON.parse(links),
    fromFormerInventory: isFormer === 't',
    provenanceNote: provenance || null,
    version: Number(version),
    publishedAt: new Date(Number(publishedAt)).toISOString(),
    updatedAt: new Date(Number(updatedAt)).toISOString(),
  }
}
