import { database } from '../../database/client.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { agencyFields, mechanismFields } from '../references.ts'
import { behind, type Chosen, named, oneOf, pageOf, type RowSource } from './rows.ts'

const fields = {
  id: true,
  ...mechanismFields,
  summary: true,
  body: true,
  foundedYear: true,
  website: true,
  updatedAt: true,
  parent: { select: mechanismFields },
  memberships: {
    select: { role: true, fromYear: true, untilYear: true, note: true, agency: { select: agencyFields } },
    orderBy: [{ role: 'asc' }, { agency: { slug: 'asc' } }, { id: 'asc' }],
  },
} satisfies Prisma.MechanismSelect

export type MechanismRecord = Prisma.MechanismGetPayload<{ select: typeof fields }>

/** Filters: `agency` that sits in it. */
function matching({ agency }: Chosen): Prisma.MechanismWhereInput {
  return agency?.length ? { memberships: { some: { agency: { slug: oneOf(agency) } } } } : {}
}

export const mechanismRows: RowSource<MechanismRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().mechanism.findMany({
        where: { AND: [matching(chosen), behind(after)] },
        select: fields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().mechanism.count({ where: matching(chosen) }),
  find: (key) => database().mechanism.findFirst({ where: named(key), select: fields }),
}
