import { database } from '../../database/client.ts'
import type { AgencyKind, Prisma } from '../../database/generated/client.ts'
import { mechanismFields } from '../references.ts'
import { behind, type Chosen, named, oneOf, oneOfEnum, pageOf, type RowSource } from './rows.ts'

const fields = {
  id: true,
  slug: true,
  acronym: true,
  name: true,
  kind: true,
  summary: true,
  address: true,
  iatiIdentifier: true,
  updatedAt: true,
  websites: { select: { label: true, url: true }, orderBy: { position: 'asc' } },
  names: {
    select: { acronym: true, name: true, relation: true, fromYear: true, untilYear: true },
    orderBy: { position: 'asc' },
  },
  profileSections: { select: { kind: true, body: true, language: true, confirmedMonth: true } },
  memberships: {
    select: { role: true, fromYear: true, untilYear: true, mechanism: { select: mechanismFields } },
    orderBy: [{ mechanism: { slug: 'asc' } }, { role: 'asc' }, { id: 'asc' }],
  },
} satisfies Prisma.AgencySelect

export type AgencyRecord = Prisma.AgencyGetPayload<{ select: typeof fields }>

/** Filters: `kind`, `measure` of its activities, `mechanism` in which it sits, `active` for those that report. */
function matching({ kind, measure, mechanism, active }: Chosen): Prisma.AgencyWhereInput {
  return {
    kind: oneOfEnum<AgencyKind>(kind),
    AND: [
      measure?.length
        ? {
            activities: { some: { activity: { measures: { some: { measure: { slug: oneOf(measure) } } } } } },
          }
        : {},
      mechanism?.length ? { memberships: { some: { mechanism: { slug: oneOf(mechanism) } } } } : {},
      active?.length ? { activities: { some: {} } } : {},
    ],
  }
}

export const agencyRows: RowSource<AgencyRecord> = {
  page: async (chosen, after, limit) =>
    pageOf(
      await database().agency.findMany({
        where: { AND: [matching(chosen), behind(after)] },
        select: fields,
        orderBy: { slug: 'asc' },
        take: limit + 1,
      }),
      limit,
    ),
  count: (chosen) => database().agency.count({ where: matching(chosen) }),
  find: (key) => database().agency.findFirst({ where: named(key), select: fields }),
}
