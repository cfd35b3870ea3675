import { database } from '../database/client.ts'
import { heldNames } from './held.ts'
import {
  type AgencyReference,
  agencyFields,
  type CountryReference,
  countryFields,
  type MeasureReference,
  type MechanismReference,
  measureFields,
  mechanismFields,
  type PeriodReference,
  type ProgrammeReference,
  periodFields,
  programmeFields,
  type RegionReference,
  regionFields,
} from './references.ts'

/** Everything by which activities are filtered, in the order in which it is offered. */
export type Vocabulary = {
  /** With the addresses under which they were known before. */
  agencies: (AgencyReference & { formerSlugs: string[] })[]
  measures: MeasureReference[]
  countries: CountryReference[]
  /** Each after the one around it; `depth` 0 is a part of the world, -1 the world itself. */
  regions: (RegionReference & { depth: number })[]
  /** Newest first. */
  periods: PeriodReference[]
  mechanisms: MechanismReference[]
  programmes: ProgrammeReference[]
}

/** The vocabulary as it is now. */
export const vocabulary = heldNames('vocabulary', read)

/**
 * Those of a vocabulary that a text names by their slugs, in its order. Agencies are known by earlier addresses too:
 * texts keep what they were written with.
 */
export function named<T extends { slug: string; formerSlugs?: readonly string[] }>(
  all: readonly T[],
): (slugs: readonly string[]) => T[] {
  const find = (slug: string) =>
    all.find((each) => each.slug === slug) ?? all.find((each) => each.formerSlugs?.includes(slug))
  return (slugs) => [...new Set(slugs.flatMap((slug) => find(slug) ?? []))]
}

async function read(): Promise<Vocabulary> {
  const db = database()
  const [agencies, measures, countries, regions, periods, mechanisms, programmes] = await Promise.all([
    db.agency.findMany({
      select: { ...agencyFields, names: { where: { slug: { not: null } }, select: { slug: true } } },
      orderBy: { acronym: 'asc' },
    }),
    db.measure.findMany({ select: measureFields, orderBy: { position: 'asc' } }),
    db.country.findMany({ select: countryFields, orderBy: { name: 'asc' } }),
    db.region.findMany({ select: { ...regionFields, ancestors: true } }),
    db.reportingPeriod.findMany({
      select: periodFields,
      orderBy: [{ endMonth: 'desc' }, { startMonth: 'desc' }],
    }),
    db.mechanism.findMany({ select: mechanismFields, orderBy: { name: 'asc' } }),
    db.programme.findMany({ select: programmeFields, orderBy: { name: 'asc' } }),
  ])
  return {
    agencies: agencies.map(({ names, ...agency }) => ({
      ...agency,
      formerSlugs: names.flatMap(({ slug }) => slug ?? []),
    })),
    measures,
    countries,
    regions: nested(regions),
    periods,
    mechanisms,
    programmes,
  }
}

function nested(
  regions: (RegionReference & { ancestors: string[] })[],
): (RegionReference & { depth: number })[] {
  const names = new Map(regions.map((region) => [region.code, region.name]))
  const path = (region: { ancestors: string[]; name: string }) =>
    [...region.ancestors.map((code) => names.get(code)), region.name].join('/')
  return [...regions]
    .sort((a, b) => path(a).localeCompare(path(b)))
    .map(({ code, name, ancestors }) => ({ code, name, depth: ancestors.length - 1 }))
}
