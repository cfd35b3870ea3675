import { database } from '../database/client.ts'
import type { Pillar, ProgrammeAgencyRole, ProgrammeKind } from '../database/generated/client.ts'
import {
  type AgencyReference,
  agencyFields,
  type CountryReference,
  countryFields,
  type ProgrammeReference,
  programmeFields,
  type RegionReference,
  regionFields,
} from './references.ts'

export type ProgrammeListItem = ProgrammeReference & {
  kind: ProgrammeKind
  summary: string
  initiative: AgencyReference | null
  countries: CountryReference[]
  resultCount: number
  storyCount: number
}

export type ProgrammeDetail = Omit<ProgrammeListItem, 'resultCount' | 'storyCount'> & {
  /** Markdown. */
  body: string
  phase: string | null
  startMonth: string | null
  endMonth: string | null
  pooledFundNumber: string | null
  pillars: Pillar[]
  agencies: (AgencyReference & { role: ProgrammeAgencyRole })[]
  otherPartners: string[]
  regions: RegionReference[]
}

/** All programmes by kind and name. */
export async function listProgrammes(): Promise<ProgrammeListItem[]> {
  const programmes = await database().programme.findMany({
    select: {
      ...programmeFields,
      kind: true,
      summary: true,
      initiative: { select: agencyFields },
      countries: { select: { country: { select: countryFields } } },
      _count: { select: { results: true, stories: true } },
    },
    orderBy: [{ kind: 'asc' }, { name: 'asc' }],
  })
  return programmes.map(({ countries, _count, ...programme }) => ({
    ...programme,
    countries: countries.map(({ country }) => country),
    resultCount: _count.results,
    storyCount: _count.stories,
  }))
}

/** The programme with that slug, or null. */
export async function findProgramme(slug: string): Promise<ProgrammeDetail | null> {
  const programme = await database().programme.findUnique({
    where: { slug },
    select: {
      ...programmeFields,
      kind: true,
      summary: true,
      body: true,
      phase: true,
      startMonth: true,
      endMonth: true,
      pooledFundNumber: true,
      pillars: true,
      otherPartners: true,
      initiative: { select: agencyFields },
      agencies: { select: { role: true, agency: { select: agencyFields } }, orderBy: { position: 'asc' } },
      countries: { select: { country: { select: countryFields } } },
      regions: { select: { region: { select: regionFields } } },
    },
  })
  if (!programme) return null
  const { agencies, countries, regions, ...rest } = programme
  return {
    ...rest,
    agencies: agencies.map(({ role, agency }) => ({ ...agency, role })),
    countries: countries.map(({ country }) => country),
    regions: regions.map(({ region }) => region),
  }
}
