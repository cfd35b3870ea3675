import { database } from '../../database/client.ts'
import { isSlug } from '../../publication/schema.ts'
import { seenText } from '../seen.ts'
import { type AgencyRecord, findAgencyRecord, shownAgency, shownNames } from './agency.ts'

export type AgencyItem = {
  slug: string
  acronym: string
  name: string
  kind: AgencyRecord['kind']
  activities: number
  focalPoints: number
}

export type AgencyForDesk = AgencyRecord & {
  /** What the form of its details, and those of its names, are made from. */
  seen: { details: string; names: string }
  activities: number
  focalPoints: number
}

const activeFocalPoint = { person: { disabledAt: null, roles: { has: 'focal_point' as const } } }
const counted = {
  _count: { select: { activities: true, people: { where: activeFocalPoint } } },
} as const

/** All agencies by their acronyms, with what they reported and who speaks for them. */
export async function listAgenciesForDesk(): Promise<AgencyItem[]> {
  const agencies = await database().agency.findMany({
    select: { slug: true, acronym: true, name: true, kind: true, ...counted },
    orderBy: { acronym: 'asc' },
  })
  return agencies.map(({ _count, ...agency }) => ({
    ...agency,
    activities: _count.activities,
    focalPoints: _count.people,
  }))
}

/** An agency with what is kept of it, or null. */
export async function findAgencyForDesk(slug: string): Promise<AgencyForDesk | null> {
  const record = await findAgencyRecord(database(), slug)
  if (!record) return null
  const { _count } = await database().agency.findUniqueOrThrow({ where: { slug }, select: counted })
  return {
    ...record,
    seen: { details: seenText(shownAgency(record)), names: seenText(shownNames(record)) },
    activities: _count.activities,
    focalPoints: _count.people,
  }
}

/** Where an agency that had this address is kept today; null where there is none. */
export async function findSuccessorForDesk(slug: string): Promise<string | null> {
  if (!isSlug(slug)) return null
  const name = await database().agencyName.findUnique({
    where: { slug },
    select: { agency: { select: { slug: true } } },
  })
  return name?.agency.slug ?? null
}
