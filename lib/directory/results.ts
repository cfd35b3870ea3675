import { database } from '../database/client.ts'
import type { Pillar, Prisma, Qualifier } from '../database/generated/client.ts'
import type { Filters } from '../search/params.ts'
import {
  type ActivityReference,
  type AgencyReference,
  agencyFields,
  type CountryReference,
  countryFields,
  type ProgrammeReference,
  programmeFields,
  type RegionReference,
  regionFields,
  type StoryReference,
  titleFields,
} from './references.ts'

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

export const resultFields = {
  slug: true,
  qualifier: true,
  value: true,
  valueTo: true,
  unit: true,
  counted: true,
  printed: true,
  pillar: true,
  fromMonth: true,
  asOfMonth: true,
  asOfInferred: true,
  source: true,
  sourceUrl: true,
  agency: { select: agencyFields },
  programme: { select: programmeFields },
  countries: { select: { country: { select: countryFields } } },
  regions: { select: { region: { select: regionFields } } },
  activity: { select: titleFields },
  story: { select: titleFields },
} satisfies Prisma.ResultSelect

/** The results that match, grouped for reading: by pillar, then newest first. */
export async function listResults(filters: Partial<Filters<'results'>> = {}): Promise<ResultItem[]> {
  const { pillar, country, programme, year } = filters
  const conditions: Prisma.ResultWhereInput[] = []
  if (pillar?.length)
    conditions.push({ pillar: { in: pillar.map((value) => value.replaceAll('-', '_') as Pillar) } })
  if (country?.length)
    conditions.push({ countries: { some: { iso3: { in: country.map((iso3) => iso3.toUpperCase()) } } } })
  if (programme?.length) conditions.push({ programme: { slug: { in: [...programme] } } })
  if (year?.length) conditions.push({ OR: year.map((value) => ({ asOfMonth: { startsWith: value } })) })
  return fetchResults({ AND: conditions })
}

/** The results shown on the home page, the largest first. */
export async function featuredResults(limit = 4): Promise<ResultItem[]> {
  const rows = await database().result.findMany({
    where: { featured: true },
    select: resultFields,
    orderBy: [{ value: 'desc' }, { slug: 'asc' }],
    take: limit,
  })
  return rows.map(toResult)
}

export async function resultsOfProgramme(slug: string): Promise<ResultItem[]> {
  return fetchResults({ programme: { slug } })
}

export async function resultsOfCountry(iso3: string): Promise<ResultItem[]> {
  return fetchResults({ countries: { some: { iso3 } } })
}

export function toResult(row: Prisma.ResultGetPayload<{ select: typeof resultFields }>): ResultItem {
  return {
    ...row,
    value: row.value?.toNumber() ?? null,
    valueTo: row.valueTo?.toNumber() ?? null,
    countries: row.countries.map(({ country }) => country),
    regions: row.regions.map(({ region }) => region),
  }
}

async function fetchResults(where: Prisma.ResultWhereInput): Promise<ResultItem[]> {
  const rows = await database().result.findMany({
    where,
    select: resultFields,
    orderBy: [{ pillar: 'asc' }, { asOfMonth: 'desc' }, { slug: 'asc' }],
  })
  return rows.map(toResult)
}
