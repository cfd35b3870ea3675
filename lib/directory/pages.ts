import { database } from '../database/client.ts'

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
