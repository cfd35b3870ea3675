import { database } from '../../database/client.ts'
import type { Pillar, Prisma, ProgrammeKind } from '../../database/generated/client.ts'
import { agencyFields, countryFields, regionFields } from '../references.ts'
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
  name: true,
  summary: true,
  body: true,
  kind: true,
  phase: true,
  startMonth: true,
  endMonth: true,
  pooledFundNumber: true,
  pillars: true,
  otherPartners: true,
  updatedAt: true,
  initiative: { select: agencyFields },
  agencies: { select: { role: true, agency: { select: agencyFields } }, orderBy: { position: 'asc' } },
  countries: { select: { country: { select: countryFields } }, orderBy: { iso3: 'asc' } },
  regions: { select: { region: { select: regionFields } }, orderBy: { regionCode: 'asc' } },
} satisfies Prisma.ProgrammeSelect

export type ProgrammeRecord = Prisma.ProgrammeGetPayload<{ select: typeof fields }>

/** Filters: `kind`, `pillar`, `agency` that takes part, `country`. */
function matching({ kind, pillar, agency, country }: Chosen): Prisma.ProgrammeWhereInput {
  return {
    kind: oneOfEnum<ProgrammeKind>(kind),
    AND: [
      pillar?.length ? { pillars: { hasSome: oneOfEnum<Pillar>(pillar)?.in ?? [] } } : {},
      agency?.length ? { agencies: { some: { agency: { slug: oneOf(agency) } } } } : {},
      country?.length ? { countries: { some: { iso3: oneOfCountries(country) } } } : {},
    ],
  }
}

export const programmeRows: RowSource<ProgrammeRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().programme.findMany({
        where: { AND: [matching(chosen), behind(after)] },
        select: fields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().programme.count({ where: matching(chosen) }),
  find: (key) => database().programme.findFirst({ where: named(key), select: fields }),
}
