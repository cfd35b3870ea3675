import { database } from '../database/client.ts'
import type { Pillar, Prisma, Scope } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import { fileFields, type PublishedFileItem } from './files.ts'
import {
  type ActivityReference,
  type AgencyReference,
  agencyFields,
  type CountryReference,
  countryFields,
  type MeasureReference,
  measureFields,
  type ProgrammeReference,
  programmeFields,
  type RegionReference,
  regionFields,
  type StoryReference,
  titleFields,
} from './references.ts'
import { findResults, type ResultItem } from './results.ts'

export type StoryListItem = StoryReference & {
  lede: string
  language: Locale
  asOfMonth: string
  pillars: Pillar[]
  countries: CountryReference[]
  regions: RegionReference[]
}

export type StoryDetail = StoryListItem & {
  id: string
  /** Markdown. */
  body: string
  contentNote: string | null
  scope: Scope
  asOfInferred: boolean
  agencies: (AgencyReference & { mentioned: boolean })[]
  measures: MeasureReference[]
  programmes: ProgrammeReference[]
  links: { label: string; url: string }[]
  results: ResultItem[]
  files: PublishedFileItem[]
  activity: ActivityReference | null
  provenanceNote: string | null
  version: number
  publishedAt: string
  updatedAt: string
}

/** What narrows a list of stories. */
export type StoryScope = { country?: string; programme?: string; agency?: string }

const listFields = {
  ...titleFields,
  lede: true,
  language: true,
  asOfMonth: true,
  pillars: true,
  countries: { select: { country: { select: countryFields } }, orderBy: { iso3: 'asc' } },
  regions: { select: { region: { select: regionFields } } },
} satisfies Prisma.StorySelect

/** Stories, newest first; all, or those of one country, programme or agency, so many at most. */
export async function listStories(scope: StoryScope = {}, most?: number): Promise<StoryListItem[]> {
  const stories = await database().story.findMany({
    where: {
      ...(scope.country && { countries: { some: { iso3: scope.country } } }),
      ...(scope.programme && { programmes: { some: { programme: { slug: scope.programme } } } }),
      ...(scope.agency && { agencies: { some: { agency: { slug: scope.agency } } } }),
    },
    select: listFields,
    orderBy: [{ asOfMonth: 'desc' }, { slug: 'asc' }],
    ...(most && { take: most }),
  })
  return stories.map(toListItem)
}

/** The story with that slug and all that its page shows, or null. */
export async function findStory(slug: string): Promise<StoryDetail | null> {
  const story = await database().story.findUnique({
    where: { slug },
    select: {
      ...listFields,
      id: true,
      body: true,
      contentNote: true,
      scope: true,
      asOfInferred: true,
      provenanceNote: true,
      version: true,
      publishedAt: true,
      updatedAt: true,
      activity: { select: titleFields },
      agencies: {
        select: { mentioned: true, agency: { select: agencyFields } },
        orderBy: { position: 'asc' },
      },
      measures: { select: { measure: { select: measureFields } } },
      programmes: { select: { programme: { select: programmeFields } } },
      links: { select: { label: true, url: true }, orderBy: { position: 'asc' } },
      results: { select: { slug: true }, orderBy: { position: 'asc' } },
      files: { select: fileFields, orderBy: { position: 'asc' } },
    },
  })
  if (!story) return null
  return {
    ...story,
    ...toListItem(story),
    agencies: story.agencies.map(({ agency, mentioned }) => ({ ...agency, mentioned })),
    measures: story.measures.map(({ measure }) => measure),
    programmes: story.programmes.map(({ programme }) => programme),
    results: await findResults(story.results.map(({ slug }) => slug)),
    publishedAt: story.publishedAt.toISOString(),
    updatedAt: story.updatedAt.toISOString(),
  }
}

function toListItem(row: Prisma.StoryGetPayload<{ select: typeof listFields }>): StoryListItem {
  return {
    slug: row.slug,
    title: row.title,
    lede: row.lede,
    language: row.language,
    asOfMonth: row.asOfMonth,
    pillars: row.pillars,
    countries: row.countries.map(({ country }) => country),
    regions: row.regions.map(({ region }) => region),
  }
}
