import type { ActivityDetail } from './directory/activities.ts'
import type { AgencyDetail } from './directory/agencies.ts'
import type { Overview } from './directory/overview.ts'
import type { CountryReference, RegionReference } from './directory/references.ts'
import type { StoryDetail } from './directory/stories.ts'

/**
 * Descriptions of the pages in the terms of schema.org (https://schema.org/docs/schemas.html), for
 * search engines and catalogues of data. `site` is the public address without a path.
 */
export type StructuredData = { '@context': 'https://schema.org'; '@type': string } & Record<string, unknown>

/** Creative Commons Attribution 3.0 IGO. */
export const licence = 'https://creativecommons.org/licenses/by/3.0/igo/'
const secretariat = { '@type': 'Organization', name: 'UN Women', url: 'https://www.unwomen.org' }

/** The inventory as a whole. */
export function datasetOf(
  { firstYear, lastYear, updatedAt }: Overview,
  { site, name, description }: { site: string; name: string; description: string },
): StructuredData {
  return described('Dataset', {
    // The same one as at /data (lib/data-catalogue.ts): a search engine is to list it once.
    '@id': `${site}/data#inventory`,
    name,
    description,
    url: site,
    license: licence,
    isAccessibleForFree: true,
    creator: { '@type': 'Organization', name: 'United Nations', url: 'https://www.un.org' },
    publisher: secretariat,
    temporalCoverage: firstYear && lastYear ? `${firstYear}/${lastYear}` : undefined,
    dateModified: updatedAt ?? undefined,
  })
}

/** An entity that reports. */
export function organizationOf(agency: AgencyDetail, site: string): StructuredData {
  const otherNames = agency.names.flatMap(({ name, acronym }) => [acronym, name])
  return described('Organization', {
    name: agency.name,
    alternateName: [...new Set([agency.acronym, ...otherNames])].filter((name) => name !== agency.name),
    description: agency.summary,
    url: `${site}/agencies/${agency.slug}`,
    sameAs: agency.websites.map((website) => website.url),
    address: agency.address ?? undefined,
    identifier: agency.iatiIdentifier ?? undefined,
  })
}

/** What was reported, as a report of those who took part. */
export function reportOf(activity: ActivityDetail, site: string): StructuredData {
  return described('Report', {
    name: activity.title,
    abstract: activity.excerpt,
    url: `${site}/activities/${activity.slug}`,
    inLanguage: activity.language,
    author: activity.agencies.map((agency) => organization(agency, site)),
    publisher: secretariat,
    datePublished: activity.publishedAt,
    dateModified: activity.updatedAt,
    version: activity.version,
    temporalCoverage: `${activity.period.startMonth}/${activity.period.endMonth}`,
    spatialCoverage: places(activity),
    license: licence,
  })
}

/** A story, as an article of the secretariat about what it tells. */
export function articleOf(story: StoryDetail, site: string): StructuredData {
  return described('Article', {
    headline: story.title,
    abstract: story.lede,
    url: `${site}/stories/${story.slug}`,
    inLanguage: story.language,
    author: secretariat,
    publisher: secretariat,
    about: story.agencies.filter((agency) => !agency.mentioned).map((agency) => organization(agency, site)),
    datePublished: story.publishedAt,
    dateModified: story.updatedAt,
    version: story.version,
    spatialCoverage: places(story),
    license: licence,
  })
}

/** Properties that are undefined or hold an empty list are left out. */
function described(type: string, properties: Record<string, unknown>): StructuredData {
  const said = Object.entries(properties).filter(
    ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
  )
  return { '@context': 'https://schema.org', '@type': type, ...Object.fromEntries(said) }
}

function organization(agency: { slug: string; name: string }, site: string) {
  return { '@type': 'Organization', name: agency.name, url: `${site}/agencies/${agency.slug}` }
}

function places({ countries, regions }: { countries: CountryReference[]; regions: RegionReference[] }) {
  return [
    ...countries.map(({ name, iso3 }) => ({ '@type': 'Country', name, identifier: iso3 })),
    ...regions.map(({ name, code }) => ({ '@type': 'Place', name, identifier: `M49 ${code}` })),
  ]
}
