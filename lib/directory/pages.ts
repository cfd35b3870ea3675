import { database } from '../database/client.ts'

/** An address of the portal without its language, and when what it shows last changed, where known. */
export type PublicPageAddress = { path: string; updatedAt: Date | null }

/** A sitemap may hold 50,000 addresses and 50 MB (https://www.sitemaps.org/protocol.html); with the
 * languages of each, 20,000 activities stay well below both. */
const mostActivities = 20_000

/** The pages of everything that the directory holds; of the activities the newest. */
export async function listPages(): Promise<PublicPageAddress[]> {
  const db = database()
  const dated = { select: { slug: true, updatedAt: true }, orderBy: { slug: 'asc' } } as const
  const undated = { select: { slug: true }, orderBy: { slug: 'asc' } } as const
  const [agencies, activities, stories, programmes, mechanisms, measures, periods, countries] =
    await Promise.all([
      db.agency.findMany(dated),
      db.activity.findMany({
        ...dated,
        orderBy: [{ endMonth: 'desc' }, { startMonth: 'desc' }, { id: 'desc' }],
        take: mostActivities,
      }),
      db.story.findMany(dated),
      db.programme.findMany(dated),
      db.mechanism.findMany(dated),
      db.measure.findMany(undated),
      db.reportingPeriod.findMany(undated),
      db.country.findMany({ select: { iso3: true }, orderBy: { iso3: 'asc' } }),
    ])
  return [
    ...pagesUnder('/agencies', agencies),
    ...pagesUnder('/activities', activities),
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

function pagesUnder(parent: string, rows: { slug: string; updatedAt?: Date }[]): PublicPageAddress[] {
  return rows.map(({ slug, updatedAt }) => ({ path: `${parent}/${slug}`, updatedAt: updatedAt ?? null }))
}
