import type { MembershipRole } from '../database/generated/client.ts'
import { heldData } from './held.ts'
import { listMechanisms } from './mechanisms.ts'
import type { AgencyReference, MechanismReference } from './references.ts'

/** Who sits with whom. */
export type MechanismMatrix = {
  /** Those that sit in any mechanism, the ones in most first. */
  agencies: AgencyReference[]
  /** Those of which members are known, the largest first. */
  mechanisms: MechanismReference[]
  /** The seats: one for an agency in a mechanism, with all roles it has or had there. */
  seats: { agency: string; mechanism: string; roles: MembershipRole[] }[]
  /** In how many mechanisms two agencies sit together: each pair once, the one that comes first in `agencies` first. */
  pairs: { one: string; other: string; mechanisms: string[] }[]
}

/** All seats of all mechanisms, past ones too: the inventory seldom says when a seat began or ended. */
export const findMechanismMatrix = heldData('mechanism-matrix', read)

async function read(): Promise<MechanismMatrix> {
  const mechanisms = await listMechanisms()
  const agencies = new Map<string, AgencyReference>()
  const seats = mechanisms.flatMap(({ slug, members }) => {
    const roles = new Map<string, Set<MembershipRole>>()
    for (const { agency, role } of members) {
      agencies.set(agency.slug, agency)
      roles.set(agency.slug, (roles.get(agency.slug) ?? new Set()).add(role))
    }
    return [...roles].map(([agency, held]) => ({ agency, mechanism: slug, roles: [...held] }))
  })
  const seatsOf = (agency: string) => seats.filter((seat) => seat.agency === agency)
  const sizeOf = (mechanism: string) => seats.filter((seat) => seat.mechanism === mechanism).length
  const sorted = [...agencies.values()].sort(
    (a, b) => seatsOf(b.slug).length - seatsOf(a.slug).length || a.acronym.localeCompare(b.acronym),
  )
  return {
    agencies: sorted,
    mechanisms: mechanisms
      .filter(({ slug }) => sizeOf(slug) > 0)
      .sort((a, b) => sizeOf(b.slug) - sizeOf(a.slug) || a.name.localeCompare(b.name))
      .map(({ slug, acronym, name }) => ({ slug, acronym, name })),
    seats,
    pairs: sorted.flatMap(({ slug: one }, index) => {
      const own = new Set(seatsOf(one).map(({ mechanism }) => mechanism))
      return sorted.slice(index + 1).flatMap(({ slug: other }) => {
        const shared = seatsOf(other).flatMap(({ mechanism }) => (own.has(mechanism) ? [mechanism] : []))
        return shared.length > 0 ? [{ one, other, mechanisms: shared }] : []
      })
    }),
  }
}
