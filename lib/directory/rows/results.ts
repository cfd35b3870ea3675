import { database } from '../../database/client.ts'
import type { Pillar, Prisma } from '../../database/generated/client.ts'
import { resultFields } from '../results.ts'
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

const fields = { id: true, updatedAt: true, ...resultFields } satisfies Prisma.ResultSelect

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
