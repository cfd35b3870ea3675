import { database } from '../../database/client.ts'
import type { Pillar, Prisma } from '../../database/generated/client.ts'
import { agencyFields, countryFields, programmeFields, regionFields, titleFields } from '../references.ts'
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
  updatedAt: true,
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

export type ResultRecord = Prisma.ResultGetPayload<{ select: typeof fields }>

/** Filters: `pillar`, `country`, `programme`, `agency`, `year` of the date as of which it was stated. */
function matching({ pillar, country, programme, agency, year }: Chosen): Prisma.ResultWhereInput {
  return {
    pillar: oneOfEnum<Pillar>(pillar),
    AND: [
      country?.length ? { countries: { some: { iso3: oneOfCountries(country) } } } : {},
      programme?.length ? { programme: { slug: oneOf(programme) } } : {},
      agency?.length ? { agency: { slug: oneOf(agency) } } : {},
      year?.length ? { OR: year.map((value) => ({ asOfMonth: { startsWith: value } })) } : {},
    ],
  }
}

export const resultRows: RowSource<ResultRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().result.findMany({
        where: { AND: [matching(chosen), behind(after)] },
        select: fields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().result.count({ where: matching(chosen) }),
  find: (key) => database().result.findFirst({ where: named(key), select: fields }),
}
