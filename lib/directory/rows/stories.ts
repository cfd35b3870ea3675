import { database } from '../../database/client.ts'
import type { Language, Pillar, Prisma } from '../../database/generated/client.ts'
import {
  agencyFields,
  countryFields,
  measureFields,
  programmeFields,
  regionFields,
  titleFields,
} from '../references.ts'
import {
  behind,
  type Chosen,
  named,
  oneOf,
  oneOfCountries,
  oneOfEnum,
  pageOf,
  type RowSource,
} from './rows.ts'

const fields = {
  id: true,
  slug: true,
  title: true,
  lede: true,
  body: true,
  language: true,
  contentNote: true,
  scope: true,
  asOfMonth: true,
  asOfInferred: true,
  pillars: true,
  provenanceNote: true,
  version: true,
  publishedAt: true,
  updatedAt: true,
  agencies: { select: { mentioned: true, agency: { select: agencyFields } }, orderBy: { position: 'asc' } },
  measures: { select: { measure: { select: measureFields } }, orderBy: { measure: { position: 'asc' } } },
  countries: { select: { country: { select: countryFields } }, orderBy: { iso3: 'asc' } },
  regions: { select: { region: { select: regionFields } }, orderBy: { regionCode: 'asc' } },
  programmes: {
    select: { programme: { select: programmeFields } },
    orderBy: { programme: { slug: 'asc' } },
  },
  links: { select: { label: true, url: true }, orderBy: { position: 'asc' } },
  activity: { select: titleFields },
} satisfies Prisma.StorySelect

export type StoryRecord = Prisma.StoryGetPayload<{ select: typeof fields }>

/** Filters: `agency`, `measure`, `country`, `programme`, `pillar`, `language`. */
function matching({ agency, measure, country, programme, pillar, language }: Chosen): Prisma.StoryWhereInput {
  return {
    language: oneOf<Language>(language),
    AND: [
      agency?.length ? { agencies: { some: { agency: { slug: oneOf(agency) } } } } : {},
      measure?.length ? { measures: { some: { measure: { slug: oneOf(measure) } } } } : {},
      country?.length ? { countries: { some: { iso3: oneOfCountries(country) } } } : {},
      programme?.length ? { programmes: { some: { programme: { slug: oneOf(programme) } } } } : {},
      pillar?.length ? { pillars: { hasSome: oneOfEnum<Pillar>(pillar)?.in ?? [] } } : {},
    ],
  }
}

export const storyRows: RowSource<StoryRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().story.findMany({
        where: { AND: [matching(chosen), behind(after)] },
        select: fields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().story.count({ where: matching(chosen) }),
  find: (key) => database().story.findFirst({ where: named(key), select: fields }),
}
