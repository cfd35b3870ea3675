import { database } from '../database/client.ts'
import type { ProgrammeKind } from '../database/generated/client.ts'
import { activityCounts } from './facets.ts'
import { type CountryReference, countryFields, type RegionReference, regionFields } from './references.ts'

export type CountryListItem = CountryReference & {
  regionCode: string
  activityCount: number
  storyCount: number
  programmeCount: number
  resultCount: number
}

export type RegionGroup = RegionReference & { parent: RegionReference | null; countries: CountryListItem[] }

export type CountryDetail = CountryReference & {
  m49: string
  /** From the continent down to the smallest M49 region. */
  regions: RegionReference[]
  programmes: { slug: string; name: string; summary: string; kind: ProgrammeKind }[]
}

/** All countries by their smallest M49 region, in the order of the M49 codes' tree, with what each has. */
export async function listCountriesByRegion(): Promise<RegionGroup[]> {
  const [regions, { country: counts }] = await Promise.all([
    database().region.findMany({
      select: {
        ...regionFields,
        ancestors: true,
        parent: { select: regionFields },
        countries: {
          select: {
            ...countryFields,
            regionCode: true,
            _count: { select: { stories: true, programmes: true, results: true } },
          },
          orderBy: { name: 'asc' },
        },
      },
    }),
    activityCounts(),
  ])
  return regions
    .filter((region) => region.countries.length > 0)
    .sort((a, b) => [...a.ancestors, a.name].join('/').localeCompare([...b.ancestors, b.name].join('/')))
    .map(({ countries, ancestors: _, ...region }) => ({
      ...region,
      countries: countries.map(({ _count, ...country }) => ({
        ...country,
        activityCount: counts.get(country.iso3.toLowerCase()) ?? 0,
        storyCount: _count.stories,
        programmeCount: _count.programmes,
        resultCount: _count.results,
      })),
    }))
}

/** The country with that ISO 3166 alpha-3 code, in either case, or null. */
export async function findCountry(code: string): Promise<CountryDetail | null> {
  const country = await database().country.findUnique({
    where: { iso3: code.toUpperCase() },
    select: {
      ...countryFields,
      m49: true,
      region: { select: { ...regionFields, ancestors: true } },
      programmes: {
        select: { programme: { select: { slug: true, name: true, summary: true, kind: true } } },
        orderBy: { programme: { name: 'asc' } },
      },
    },
  })
  if (!country) return null
  const { region, programmes, ...rest } = country
  const ancestors = await database().region.findMany({
    where: { code: { in: region.ancestors.filter((code) => code !== world) } },
    select: regionFields,
  })
  const byCode = new Map(ancestors.map((ancestor) => [ancestor.code, ancestor]))
  return {
    ...rest,
    regions: [
      ...region.ancestors.flatMap((code) => byCode.get(code) ?? []),
      { code: region.code, name: region.name },
    ],
    programmes: programmes.map(({ programme }) => programme),
  }
}

/** M49's code of the whole world, which says nothing about where a country lies. */
const world = '001'
