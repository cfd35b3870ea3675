import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { replaceRows } from '../../publication/rows.ts'
import { administer, type Outcome } from '../administer.ts'
import { addressOf, addressRefusal, identityRefusal } from './addresses.ts'
import { conflictOf, findAgencyRecord, followAgency, shownAgency } from './agency.ts'
import { changedAgency, newAgency } from './schema.ts'

/** Takes a new agency into the directory. */
export function createAgency(actor: Actor, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'agency.create'
  return administer(actor, { kind, schema: newAgency, given, now }, async (tx, values) => {
    const { websites, slug: wanted, ...row } = values
    const slug = wanted ?? addressOf(row.acronym)
    const refusal = (await identityRefusal(tx, row, null)) ?? (await addressRefusal(tx, 'slug', slug, null))
    if (refusal) return refusal
    const { id } = await tx.agency.create({
      data: {
        slug,
        ...row,
        websites: { create: websites.map((website, position) => ({ position, ...website.row })) },
      },
    })
    await followAgency(tx, id, [], now)
    const after = await findAgencyRecord(tx, slug)
    const data = { agency: slug, after: after && shownAgency(after) }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, agencyId: id, data })
    return { ok: true, slug }
  })
}

/**
 * Changes what is known of an agency. Its name may be corrected here: the present one of its names in time goes along.
 * An entity that took another name has a succession (`succession.ts`).
 */
export function changeAgency(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'agency.change'
  return administer(actor, { kind, schema: changedAgency, given, now }, async (tx, values) => {
    const { seen, websites, ...row } = values
    const before = await findAgencyRecord(tx, slug)
    if (!before) return { ok: false, reason: 'notFound' }
    const { id } = before
    const refusal = conflictOf(seen, shownAgency(before)) ?? (await identityRefusal(tx, row, id))
    if (refusal) return refusal
    await tx.agency.update({ where: { id }, data: row })
    await replaceRows(
      tx.agencyWebsite,
      { agencyId: id },
      websites.map((website, position) => ({ position, ...website.row })),
    )
    const { name, acronym } = row
    const present = { agencyId: id, relation: 'own' as const, untilYear: null }
    await tx.agencyName.updateMany({ where: present, data: { name, acronym } })
    await followAgency(tx, id, [], now)
    const after = await findAgencyRecord(tx, slug)
    const data = { agency: slug, before: shownAgency(before), after: after && shownAgency(after) }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, agencyId: id, data })
    return { ok: true, slug }
  })
}
