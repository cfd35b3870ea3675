import { randomBytes } from 'node:crypto'
import { database } from '../../database/client.ts'
import { Prisma, type Scope } from '../../database/generated/client.ts'
import type { Locale } from '../../locales.ts'
import type { Filters } from '../../search/params.ts'
import { countActivities, listActivities } from '../activities.ts'
import { type ActivityNames, readActivityNames } from './activity-names.ts'
import type { Chosen, RowPage, RowSource } from './rows.ts'

/** An activity with all that it refers to. Lists keep the order in which the inventory has them. */
export type ActivityRecord = {
  id: string
  slug: string
  title: string
  excerpt: string
  body: string
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

/** Rows are found through the search that the lists of the portal use, and in one go where nothing is chosen. */
export const activityRows: RowSource<ActivityRecord> & {
  /** The rows of `page` without end: places first, so that rows can be read while others are written out. */
  places: (chosen: Chosen, after: string | null, limit: number) => Promise<RowPage<string>>
  /** The activities with these slugs, in their order; those that are gone are left out. */
  load: (slugs: readonly string[]) => Promise<ActivityRecord[]>
} = {
  places: (chosen, after, limit) =>
    isWhole(chosen) ? placesOfAll(chosen, after, limit) : placesMatching(chosen, after, limit),
  load: (slugs) => loadActivities(slugs),
  page: async (chosen, after, limit) => {
    const { rows, next } = await activityRows.places(chosen, after, limit)
    return { rows: await loadActivities(rows), next }
  },
  count: (chosen) => countActivities(chosen as ActivityFilters),
  find: async (key) => {
    const lower = key.toLowerCase()
    const slugOf = isUuid.test(lower)
      ? await database().activity.findUnique({ where: { id: lower }, select: { slug: true } })
      : { slug: lower }
    return (slugOf && (await loadActivities([slugOf.slug]))[0]) ?? null
  },
}

const isUuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const isPlace = /^(\d{4}-\d{2})\.(\d{4}-\d{2})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Whether everything matches and the order is one of time, so that the search need not be asked. */
function isWhole(chosen: Chosen): boolean {
  return Object.entries(chosen).every(
    ([parameter, values = []]) =>
      values.length === 0 || (parameter === 'sort' && ['newest', 'oldest'].includes(values[0] ?? '')),
  )
}

async function placesMatching(chosen: Chosen, after: string | null, limit: number): Promise<RowPage<string>> {
  const filters = { ...chosen, cursor: after === null ? [] : [after] } as ActivityFilters
  const { items, nextCursor } = await listActivities(filters, limit)
  return { rows: items.map(({ slug }) => slug), next: nextCursor }
}

async function placesOfAll(chosen: Chosen, after: string | null, limit: number): Promise<RowPage<string>> {
  const oldestFirst = chosen.sort?.includes('oldest') ?? false
  const [, endMonth, startMonth, id] = isPlace.exec(after ?? '') ?? []
  const place = Prisma.sql`(${endMonth}, ${startMonth}, ${id}::uuid)`
  const key = Prisma.sql`("end_month", "start_month", "id")`
  const behind = !id
    ? Prisma.empty
    : Prisma.sql`WHERE ${key} ${oldestFirst ? Prisma.sql`>` : Prisma.sql`<`} ${place}`
  const order = oldestFirst
    ? Prisma.sql`"end_month", "start_month", "id"`
    : Prisma.sql`"end_month" DESC, "start_month" DESC, "id" DESC`
  const found = await database().$queryRaw<{ slug: string; place: string }[]>`
    SELECT "slug", "end_month" || '.' || "start_month" || '.' || "id" AS place
    FROM "activities" ${behind} ORDER BY ${order} LIMIT ${limit + 1}`
  const rows = found.slice(0, limit)
  return {
    rows: rows.map(({ slug }) => slug),
    next: found.length > limit ? (rows.at(-1)?.place ?? null) : null,
  }
}

/**
 * One statement whose rows are the body and one text with all else, its fields set apart by a mark that nobody can
 * have foreseen: several times as fast as rows of columns. What lies behind identifiers is looked up in names held in memory.
 */
async function loadActivities(slugs: readonly string[]): Promise<ActivityRecord[]> {
  if (slugs.length === 0) return []
  // Six random bytes: no text that is stored can hold them.
  const field = `\u001f${randomBytes(6).toString('base64url')}`
  const list = (query: Prisma.Sql) => Prisma.sql`array_to_string(array(${query}), ',')`
  const found = await database().$queryRaw<{ row: string; body: string }[]>`
    SELECT a."body", concat_ws(${field},
      a."slug", a."id", a."title", a."excerpt", a."language", a."scope",
      a."period_id", a."period_inferred", coalesce(a."period_note", ''),
      ${list(Prisma.sql`SELECT concat(x."role", ' ', x."agency_id") FROM "activity_agencies" x
        WHERE x."activity_id" = a."id" ORDER BY x."position"`)},
      ${list(Prisma.sql`SELECT x."agency_id" FROM "activity_mentions" x
        WHERE x."activity_id" = a."id" ORDER BY x."agency_id"`)},
      coalesce(array_to_json(a."other_partners"), '[]'),
      ${list(Prisma.sql`SELECT concat(x."inferred", ' ', x."measure_id") FROM "activity_measures" x
        WHERE x."activity_id" = a."id" ORDER BY x."position"`)},
      ${list(Prisma.sql`SELECT x."iso3" FROM "activity_countries" x
        WHERE x."activity_id" = a."id" ORDER BY x."iso3"`)},
      ${list(Prisma.sql`SELECT x."region_code" FROM "activity_regions" x
        WHERE x."activity_id" = a."id" ORDER BY x."region_code"`)},
      ${list(Prisma.sql`SELECT x."mechanism_id" FROM "activity_mechanisms" x
        WHERE x."activity_id" = a."id" ORDER BY x."mechanism_id"`)},
      ${list(Prisma.sql`SELECT x."programme_id" FROM "activity_programmes" x
        WHERE x."activity_id" = a."id" ORDER BY x."programme_id"`)},
      coalesce((SELECT json_agg(json_build_object('label', x."label", 'url', x."url") ORDER BY x."position")
        FROM "activity_links" x WHERE x."activity_id" = a."id"), '[]'),
      a."source_page" IS NOT NULL, coalesce(a."provenance_note", ''), a."version",
      (extract(epoch FROM a."published_at") * 1000)::bigint,
      (extract(epoch FROM a."updated_at") * 1000)::bigint
    ) AS row
    FROM "activities" a WHERE a."slug" = ANY(${slugs}::text[])`
  // After the rows, so that whatever they refer to is among them.
  const names = await readActivityNames()
  const records = found.map(({ row, body }) => toRecord(row.split(field), body, names))
  const bySlug = new Map(records.map((record) => [record.slug, record]))
  return slugs.flatMap((slug) => bySlug.get(slug) ?? [])
}

function toRecord(fields: string[], body: string, names: ActivityNames): ActivityRecord {
  const [slug = '', id = '', title = '', excerpt = '', language, scope, ...others] = fields
  const [periodId = '', inferred, note, agencies, mentions, otherPartners = '[]', measures, ...more] = others
  const [countries, regions, mechanisms, programmes, links = '[]', isFormer, provenance, ...dated] = more
  const [version, publishedAt, updatedAt] = dated
  const period = names.periods[periodId]
  if (!period) throw new Error(`The activity ${slug} lies in a period that is not there.`)
  return {
    id,
    slug,
    title,
    excerpt,
    body,
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

/** What identifiers with a comma between them stand for. */
function looked<Named>(list: string | undefined, names: Record<string, Named>): Named[] {
  return list ? list.split(',').flatMap((key) => names[key] ?? []) : []
}

/** As `looked`, for identifiers that each have a word before them. */
function marked<Named, Said>(
  list: string | undefined,
  names: Record<string, Named>,
  say: (word: string) => Said,
): (Named & Said)[] {
  if (!list) return []
  return list.split(',').flatMap((entry) => {
    const [word = '', key = ''] = entry.split(' ')
    const found = names[key]
    return found ? [{ ...found, ...say(word) }] : []
  })
}
