import { database } from '../../database/client.ts'
import type { MeasureKind, Prisma } from '../../database/generated/client.ts'
import { regionFields } from '../references.ts'
import { behind, type Chosen, named, oneOf, oneOfEnum, pageOf, type RowSource } from './rows.ts'

/** The closed lists: measures, reporting periods, countries. */

const measureFields = {
  id: true,
  slug: true,
  label: true,
  shortLabel: true,
  kind: true,
  position: true,
  description: true,
} satisfies Prisma.MeasureSelect

export type MeasureRecord = Prisma.MeasureGetPayload<{ select: typeof measureFields }>

const measuresMatching = ({ kind }: Chosen): Prisma.MeasureWhereInput => ({
  kind: oneOfEnum<MeasureKind>(kind),
})

export const measureRows: RowSource<MeasureRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().measure.findMany({
        where: { AND: [measuresMatching(chosen), behind(after)] },
        select: measureFields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().measure.count({ where: measuresMatching(chosen) }),
  find: (key) => database().measure.findFirst({ where: named(key), select: measureFields }),
}

const periodFields = {
  id: true,
  slug: true,
  startMonth: true,
  endMonth: true,
  inferred: true,
  note: true,
} satisfies Prisma.ReportingPeriodSelect

export type PeriodRecord = Prisma.ReportingPeriodGetPayload<{ select: typeof periodFields }>

/** A period matches when it overlaps the months from `from` to `to`. */
const periodsMatching = ({ from, to }: Chosen): Prisma.ReportingPeriodWhereInput => ({
  endMonth: from?.[0] ? { gte: from[0] } : undefined,
  startMonth: to?.[0] ? { lte: to[0] } : undefined,
})

export const periodRows: RowSource<PeriodRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().reportingPeriod.findMany({
        where: { AND: [periodsMatching(chosen), behind(after)] },
        select: periodFields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().reportingPeriod.count({ where: periodsMatching(chosen) }),
  find: (key) => database().reportingPeriod.findFirst({ where: named(key), select: periodFields }),
}

const countryFields = {
  iso3: true,
  m49: true,
  name: true,
  region: { select: { ...regionFields, ancestors: true } },
} satisfies Prisma.CountrySelect

type CountryRow = Prisma.CountryGetPayload<{ select: typeof countryFields }>
export type CountryRecord = { slug: string; iso3: string; m49: string; name: string; regions: Region[] }
type Region = { code: string; name: string }

/** A country lies in its smallest region and in all that this one lies in. */
function countriesMatching({ region }: Chosen): Prisma.CountryWhereInput {
  if (!region?.length) return {}
  return { region: { OR: [{ code: oneOf(region) }, { ancestors: { hasSome: [...region] } }] } }
}

export const countryRows: RowSource<CountryRecord> = {
  page: async (chosen, after, limit) => {
    const regionNames = await namesOfRegions()
    const rows = await database().country.findMany({
      where: {
        AND: [countriesMatching(chosen), after === null ? {} : { iso3: { gt: after.toUpperCase() } }],
      },
      select: countryFields,
      orderBy: { iso3: 'asc' },
      take: limit + 1,
    })
    return pageOf(
      rows.map((row) => toCountry(row, regionNames)),
      limit,
    )
  },
  count: (chosen) => database().country.count({ where: countriesMatching(chosen) }),
  find: async (key) => {
    const [row, regionNames] = await Promise.all([
      database().country.findFirst({ where: { iso3: key.toUpperCase() }, select: countryFields }),
      namesOfRegions(),
    ])
    return row && toCountry(row, regionNames)
  },
}

async function namesOfRegions(): Promise<Map<string, string>> {
  const regions = await database().region.findMany({ select: regionFields })
  return new Map(regions.map(({ code, name }) => [code, name]))
}

/** M49's code of the whole world, which says nothing about where a country lies. */
const world = '001'

function toCountry({ iso3, m49, name, region }: CountryRow, names: Map<string, string>): CountryRecord {
  const codes = [...region.ancestors, region.code].filter((code) => code !== world)
  return {
    slug: iso3.toLowerCase(),
    iso3,
    m49,
    name,
    regions: codes.flatMap((code) => {
      const found = names.get(code)
      return found === undefined ? [] : [{ code, name: found }]
    }),
  }
}
