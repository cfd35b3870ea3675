import { database } from '../database/client.ts'
import { textPageNames } from '../text-pages.ts'

/** Lists and other pages that are there whatever the directory holds, which change whenever anything in it does. */
export const lists = [
  ...['/', '/agencies', '/activities', '/countries', '/mechanisms', '/results', '/stories'],
  ...['/measures', '/periods', '/programmes', '/data', '/data/reference'],
]

/** What an address leads to: a page, a page that moved for good, or nothing. */
export type FoundPage = 'page' | 'nothing' | { movedTo: string }

const views = [
  '/activities/map',
  '/activities/timeline',
  '/results/map',
  '/results/charts',
  '/mechanisms/matrix',
]
const always = new Set([
  ...lists,
  ...views,
  ...views.map((path) => `/embed${path}`),
  ...textPageNames.map((name) => `/${name}`),
  '/search',
  '/data/catalogue.jsonld',
])
/** Files that belong to the page of an activity. */
const citation = /(?<=^\/activities\/[^/]+(?:\/versions\/\d+)?)\/citation\.(?:bib|ris)$/
/** A version of an activity; there is none where its number begins with a zero. */
const versionOf = /^\/activities\/([^/]+)\/versions\/([1-9]\d{0,5})$/

/**
 * What is at an address of a public page; `path` is without its language. Addresses that lead nowhere are without
 * number: who knows them beforehand need not make and keep a page for each.
 */
export async function findPage(path: string): Promise<FoundPage> {
  if (always.has(path)) return 'page'
  const whole = path.replace(citation, '')
  const [, activity, version] = versionOf.exec(whole) ?? []
  if (activity && version) return findVersion(decodeURIComponent(activity), Number(version))
  const [, list = '', encoded = ''] = /^\/([a-z]+)\/([^/]+)$/.exec(whole) ?? []
  if (list === '') return 'nothing'
  const slug = decodeURIComponent(encoded)
  const [found] = await database().$queryRaw<{ isThere: boolean; successor: string | null }[]>`
    SELECT CASE ${list}
        WHEN 'agencies' THEN EXISTS (SELECT FROM "agencies" WHERE "slug" = ${slug})
        WHEN 'activities' THEN EXISTS (SELECT FROM "activities" WHERE "slug" = ${slug})
          OR EXISTS (SELECT FROM "withdrawals" WHERE "kind" = 'activity' AND "slug" = ${slug})
        WHEN 'countries' THEN EXISTS (SELECT FROM "countries" WHERE lower("iso3") = ${slug})
        WHEN 'measures' THEN EXISTS (SELECT FROM "measures" WHERE "slug" = ${slug})
        WHEN 'mechanisms' THEN EXISTS (SELECT FROM "mechanisms" WHERE "slug" = ${slug})
        WHEN 'periods' THEN EXISTS (SELECT FROM "reporting_periods" WHERE "slug" = ${slug})
        WHEN 'programmes' THEN EXISTS (SELECT FROM "programmes" WHERE "slug" = ${slug})
        WHEN 'stories' THEN EXISTS (SELECT FROM "stories" WHERE "slug" = ${slug})
          OR EXISTS (SELECT FROM "withdrawals" WHERE "kind" = 'story' AND "slug" = ${slug})
        ELSE false
      END AS "isThere",
      (SELECT "agencies"."slug" FROM "agency_names" JOIN "agencies" ON "agencies"."id" = "agency_id"
        WHERE ${list} = 'agencies' AND "agency_names"."slug" = ${slug}) AS "successor"`
  if (found?.isThere) return 'page'
  return found?.successor ? { movedTo: `/agencies/${found.successor}` } : 'nothing'
}

/** What was taken back has a page that says so, under each address that it had. */
async function findVersion(slug: string, version: number): Promise<FoundPage> {
  const kept = await database().activityVersion.count({ where: { slug, version } })
  return kept > 0 ? 'page' : 'nothing'
}

/** An address of the portal without its language, and when what it shows last changed, where known. */
export type PublicPageAddress = { path: string; updatedAt: Date | null }

/** The pages of everything that the directory holds but the activities. */
export async function listPages(): Promise<PublicPageAddress[]> {
  const db = database()
  const dated = { select: { slug: true, updatedAt: true }, orderBy: { slug: 'asc' } } as const
  const undated = { select: { slug: true }, orderBy: { slug: 'asc' } } as const
  const [agencies, stories, programmes, mechanisms, measures, periods, countries] = await Promise.all([
    db.agency.findMany(dated),
    db.story.findMany(dated),
    db.programme.findMany(dated),
    db.mechanism.findMany(dated),
    db.measure.findMany(undated),
    db.reportingPeriod.findMany(undated),
    db.country.findMany({ select: { iso3: true }, orderBy: { iso3: 'asc' } }),
  ])
  return [
    ...pagesUnder('/agencies', agencies),
    ...pagesUnder('/stories', stories),
    ...pagesUnder('/programmes', programmes),
    ...pagesUnder('/mechanisms', mechanisms),
    ...pagesUnder('/measures', measures),
    ...pagesUnder('/periods', periods),
    ...pagesUnder(
      '/countries',
      countries.map(({ iso3 }) => ({ slug: iso3.toLowerCase() })),
    ),
  ]
}

/**
 * So many activities make a sitemap: with the languages of each some 6 MB, where 50,000 addresses and 50 MB are
 * allowed (https://www.sitemaps.org/protocol.html), and little enough to be put together while others are served.
 */
const activitiesInPart = 5000

/** In how many parts the pages of activities are listed. */
export async function countActivityParts(): Promise<number> {
  const { _max } = await database().activity.aggregate({ _max: { number: true } })
  return Math.ceil((_max.number ?? 0) / activitiesInPart)
}

/** The pages of the activities of one part, counted from 1. An activity stays in its part for good. */
export async function listActivityPages(part: number): Promise<PublicPageAddress[]> {
  const after = (part - 1) * activitiesInPart
  const activities = await database().activity.findMany({
    where: { number: { gt: after, lte: after + activitiesInPart } },
    select: { slug: true, updatedAt: true },
    orderBy: { number: 'asc' },
  })
  return pagesUnder('/activities', activities)
}

function pagesUnder(parent: string, rows: { slug: string; updatedAt?: Date }[]): PublicPageAddress[] {
  return rows.map(({ slug, updatedAt }) => ({ path: `${parent}/${slug}`, updatedAt: updatedAt ?? null }))
}
