import { database } from '../database/client.ts'
import {
  AgencyKind,
  type AgencyNameRelation,
  type MembershipRole,
  type Prisma,
  type ProfileSectionKind,
} from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import type { Filters } from '../search/params.ts'
import { activityCounts } from './facets.ts'
import { type AgencyReference, agencyFields, type MechanismReference, mechanismFields } from './references.ts'

export type FormerName = { acronym: string; name: string; relation: AgencyNameRelation }

export type AgencyListItem = AgencyReference & {
  kind: AgencyKind
  summary: string
  formerNames: FormerName[]
  activityCount: number
}

export type AgencyMembership = {
  mechanism: MechanismReference
  role: MembershipRole
  fromYear: number | null
  untilYear: number | null
}

export type AgencyDetail = AgencyReference & {
  kind: AgencyKind
  summary: string
  address: string | null
  iatiIdentifier: string | null
  websites: { label: string; url: string }[]
  names: (FormerName & { fromYear: number | null; untilYear: number | null })[]
  sections: {
    kind: ProfileSectionKind
    body: string
    language: Locale
    confirmedMonth: string | null
    provenanceNote: string | null
  }[]
  memberships: AgencyMembership[]
  programmes: { slug: string; name: string }[]
}

/** The kinds of agencies in the order in which they are listed. */
export const agencyKinds: AgencyKind[] = Object.values(AgencyKind)

/** The agencies that match, by name. */
export async function listAgencies(filters: Partial<Filters<'agencies'>> = {}): Promise<AgencyListItem[]> {
  const { kind, measure, mechanism, active } = filters
  const conditions: Prisma.AgencyWhereInput[] = []
  if (kind?.length)
    conditions.push({ kind: { in: kind.map((value) => value.replaceAll('-', '_') as AgencyKind) } })
  if (measure?.length)
    conditions.push({
      activities: { some: { activity: { measures: { some: { measure: { slug: { in: [...measure] } } } } } } },
    })
  if (mechanism?.length)
    conditions.push({ memberships: { some: { mechanism: { slug: { in: [...mechanism] } } } } })
  if (active?.length) conditions.push({ activities: { some: {} } })
  const [agencies, { agency: counts }] = await Promise.all([
    database().agency.findMany({
      where: { AND: conditions },
      select: {
        ...agencyFields,
        kind: true,
        summary: true,
        names: {
          where: { NOT: { relation: 'own', untilYear: null } },
          select: { acronym: true, name: true, relation: true },
          orderBy: { position: 'asc' },
        },
      },
      orderBy: { name: 'asc' },
    }),
    activityCounts(),
  ])
  return agencies.map(({ names, ...agency }) => ({
    ...agency,
    formerNames: names,
    activityCount: counts.get(agency.slug) ?? 0,
  }))
}

/** The agency with that slug and all that its profile shows, or null. */
export async function findAgency(slug: string): Promise<AgencyDetail | null> {
  const agency = await database().agency.findUnique({
    where: { slug },
    select: {
      ...agencyFields,
      kind: true,
      summary: true,
      address: true,
      iatiIdentifier: true,
      websites: { select: { label: true, url: true }, orderBy: { position: 'asc' } },
      names: {
        select: { acronym: true, name: true, relation: true, fromYear: true, untilYear: true },
        orderBy: { position: 'asc' },
      },
      profileSections: {
        select: { kind: true, body: true, language: true, confirmedMonth: true, provenanceNote: true },
        orderBy: { kind: 'asc' },
      },
      memberships: {
        select: {
          role: true,
          fromYear: true,
          untilYear: true,
          mechanism: { select: mechanismFields },
        },
        orderBy: [{ role: 'asc' }, { mechanism: { name: 'asc' } }],
      },
      programmes: {
        select: { programme: { select: { slug: true, name: true } } },
        orderBy: { programme: { name: 'asc' } },
      },
    },
  })
  if (!agency) return null
  const { profileSections, programmes, ...rest } = agency
  return { ...rest, sections: profileSections, programmes: programmes.map(({ programme }) => programme) }
}

/** The slug of the agency that once had this address (DPKO's is DPO today), or null. */
export async function findSuccessor(formerSlug: string): Promise<string | null> {
  const name = await database().agencyName.findUnique({
    where: { slug: formerSlug },
    select: { agency: { select: { slug: true } } },
  })
  return name?.agency.slug ?? null
}
