import { slugOf } from '../../publication/slugs.ts'
import { isReservedSlug } from '../../reserved-slugs.ts'
import { invalid, type Refusal, type Tx } from '../administer.ts'

/** The address that an acronym gives: "UN Women" is at `un-women`. */
export function addressOf(acronym: string): string {
  return slugOf(acronym)
}

/**
 * Why an agency cannot have an address, or had one: it is the one of another, today's or an earlier one. Null where
 * it can. `agencyId` is the agency's own, null for a new one.
 */
export async function addressRefusal(
  tx: Tx,
  field: string,
  slug: string,
  agencyId: string | null,
): Promise<Refusal | null> {
  if (!slug) return invalid(field, 'slug')
  if (isReservedSlug('agencies', slug)) return invalid(field, 'slugReserved', { slug })
  const present = await tx.agency.findUnique({ where: { slug } })
  const former = await tx.agencyName.findUnique({ where: { slug }, include: { agency: true } })
  const holder = [present, former?.agency].find((agency) => agency && agency.id !== agencyId)
  return holder ? invalid(field, 'slugTaken', { slug, acronym: holder.acronym }) : null
}

/** Why an agency cannot have this acronym or identifier, which name one agency each; null where it can. */
export async function identityRefusal(
  tx: Tx,
  { acronym, iatiIdentifier }: { acronym: string; iatiIdentifier?: string | null },
  agencyId: string | null,
): Promise<Refusal | null> {
  const other = agencyId ? { id: { not: agencyId } } : {}
  const sameAcronym = { acronym: { equals: acronym, mode: 'insensitive' as const } }
  const named = await tx.agency.findFirst({ where: { ...other, ...sameAcronym } })
  if (named) return invalid('acronym', 'acronymTaken', { acronym: named.acronym, name: named.name })
  if (!iatiIdentifier) return null
  const identified = await tx.agency.findFirst({ where: { ...other, iatiIdentifier } })
  return identified ? invalid('iatiIdentifier', 'iatiTaken', { acronym: identified.acronym }) : null
}
