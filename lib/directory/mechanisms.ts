import { database } from '../database/client.ts'
import type { MembershipRole } from '../database/generated/client.ts'
import { type AgencyReference, agencyFields, type MechanismReference, mechanismFields } from './references.ts'

export type MechanismMember = {
  agency: AgencyReference
  role: MembershipRole
  fromYear: number | null
  untilYear: number | null
  note: string | null
}

export type MechanismListItem = MechanismReference & {
  summary: string
  parent: MechanismReference | null
  members: MechanismMember[]
  activityCount: number
}

export type MechanismDetail = MechanismListItem & {
  /** Markdown. */
  body: string
  foundedYear: number | null
  website: string | null
  children: MechanismReference[]
}

const memberSelection = {
  select: { role: true, fromYear: true, untilYear: true, note: true, agency: { select: agencyFields } },
  orderBy: [{ role: 'asc' as const }, { agency: { name: 'asc' as const } }],
}

/** All mechanisms by name. */
export async function listMechanisms(): Promise<MechanismListItem[]> {
  const mechanisms = await database().mechanism.findMany({
    select: {
      ...mechanismFields,
      summary: true,
      parent: { select: mechanismFields },
      memberships: memberSelection,
      _count: { select: { activities: true } },
    },
    orderBy: { name: 'asc' },
  })
  return mechanisms.map(({ memberships, _count, ...mechanism }) => ({
    ...mechanism,
    members: memberships,
    activityCount: _count.activities,
  }))
}

/** The mechanism with that slug, its members with roles and years, and its working groups; or null. */
export async function findMechanism(slug: string): Promise<MechanismDetail | null> {
  const mechanism = await database().mechanism.findUnique({
    where: { slug },
    select: {
      ...mechanismFields,
      summary: true,
      body: true,
      foundedYear: true,
      website: true,
      parent: { select: mechanismFields },
      children: { select: mechanismFields, orderBy: { name: 'asc' } },
      memberships: memberSelection,
      _count: { select: { activities: true } },
    },
  })
  if (!mechanism) return null
  const { memberships, _count, ...rest } = mechanism
  return { ...rest, members: memberships, activityCount: _count.activities }
}
