import type { Prisma } from '../../database/generated/client.ts'
import { renameInDrafts } from '../../editorial/present-agencies.ts'
import { isSlug } from '../../publication/schema.ts'
import { refreshDocuments } from '../../search/documents.ts'
import { thingsNamingAgency } from '../../search/naming.ts'
import type { Refusal, Tx } from '../administer.ts'
import { keepAtDesk } from '../desk-records.ts'
import { differencesSince, type Shown } from '../seen.ts'

const included = {
  websites: { orderBy: { position: 'asc' } },
  names: { orderBy: { position: 'asc' } },
} satisfies Prisma.AgencyInclude

/** An agency with all that the secretariat keeps of it. */
export type AgencyRecord = Prisma.AgencyGetPayload<{ include: typeof included }>

/** The agency that has this address today; null where there is none. */
export async function findAgencyRecord(tx: Tx, slug: string): Promise<AgencyRecord | null> {
  if (!isSlug(slug)) return null
  return tx.agency.findUnique({ where: { slug }, include: included })
}

/** What can be changed of an agency, for whoever changes it to say what they saw. */
export function shownAgency(agency: AgencyRecord): Shown {
  const { acronym, name, kind, summary, address, iatiIdentifier, websites } = agency
  const links = websites.map(({ label, url }) => ({ label, url }))
  return { acronym, name, kind, summary, address, iatiIdentifier, websites: links }
}

/** Its names in time, and its address, which go by each other. */
export function shownNames({ slug, acronym, name, names }: AgencyRecord): Shown {
  const inTime = names.map((each) => {
    const { relation, fromYear, untilYear } = each
    return { name: each.name, acronym: each.acronym, relation, slug: each.slug, fromYear, untilYear }
  })
  return { slug, acronym, name, names: inTime }
}

/** Why a change cannot go on from what its sender saw; null where it can. */
export function conflictOf(seen: string | undefined, shown: Shown): Refusal | null {
  const differences = differencesSince(seen, shown)
  if (!differences) return { ok: false, reason: 'unseen' }
  return differences.length > 0 ? { ok: false, reason: 'stale', differences } : null
}

/**
 * What follows from another name or address of an agency: it is found by it, the title and address of its profile
 * follow, texts under way name it by its address of today, and the files of the inventory leave it alone from now on.
 */
export async function followAgency(tx: Tx, id: string, formerSlugs: string[], now: Date): Promise<void> {
  const { slug, name } = await tx.agency.update({ where: { id }, data: { updatedAt: now } })
  await tx.document.updateMany({ where: { id, kind: 'agency_profile' }, data: { slug, title: name } })
  for (const former of formerSlugs) await renameInDrafts(tx, former)
  for (const each of [...formerSlugs, slug]) await keepAtDesk(tx, 'agency', each, now)
  await refreshDocuments(tx, await thingsNamingAgency(tx, id, [...formerSlugs, slug]))
}
