import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { administer, invalid, type Outcome, type Refusal, type Tx } from '../administer.ts'
import { type AgencyRecord, findAgencyRecord, followAgency } from './agency.ts'
import { handOverDesk } from './merger-desk.ts'
import { handOverDirectory } from './merger-directory.ts'
import { merger } from './schema.ts'

/**
 * Merges another agency of the directory into this one. Nothing that it reported is lost: all of it is this one's from
 * now on, its names stay as those of a predecessor, and its address leads here. It cannot be undone.
 */
export function mergeAgency(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'agency.merge'
  return administer(actor, { kind, schema: merger, given, now }, async (tx, values) => {
    const into = await findAgencyRecord(tx, slug)
    if (!into) return { ok: false, reason: 'notFound' }
    const from = await findAgencyRecord(tx, values.agency)
    if (!from) return invalid('agency', 'agencyUnknown')
    const refusal = await mergerRefusal(tx, from, into)
    if (refusal) return refusal
    if (!values.sure) return invalid('sure', 'sureMissing')
    const merged = { agencyId: from.id, slug: from.slug, acronym: from.acronym, name: from.name }
    await tx.agencyMerger.create({ data: { ...merged, intoId: into.id, mergedAt: now } })
    await tx.agencyMerger.updateMany({ where: { intoId: from.id }, data: { intoId: into.id } })
    await handOverDirectory(tx, from.id, into.id)
    await handOverDesk(tx, from.id, into.id, now)
    await tx.agency.delete({ where: { id: from.id } })
    await addPredecessor(tx, from, into, values.untilYear)
    const addresses = [from.slug, ...from.names.flatMap((name) => name.slug ?? [])]
    await followAgency(tx, into.id, addresses, now)
    await recordEvent(tx, {
      kind,
      at: now,
      personId: actor.personId,
      agencyId: into.id,
      data: { agency: from.slug, agencyId: from.id, name: from.name, into: slug, until: values.untilYear },
    })
    return { ok: true, slug }
  })
}

async function mergerRefusal(tx: Tx, from: AgencyRecord, into: AgencyRecord): Promise<Refusal | null> {
  if (from.id === into.id) return invalid('agency', 'mergeWithItself')
  // Two signatures that are asked for would become one that is asked for of its own lead.
  const owned = (id: string) => ({ OR: [{ leadAgencyId: id }, { partners: { some: { agencyId: id } } }] })
  const shared = await tx.document.findFirst({
    where: {
      AND: [owned(from.id), owned(into.id)],
      state: { notIn: ['draft', 'published', 'unpublished', 'refused'] },
    },
    select: { title: true },
  })
  return shared ? invalid('agency', 'sharedUnderWay', { title: shared.title }) : null
}

/** The names of the other one become those of a predecessor, the last of them with its address. */
async function addPredecessor(
  tx: Tx,
  from: AgencyRecord,
  into: AgencyRecord,
  untilYear: number | null,
): Promise<void> {
  const isPresent = (name: AgencyRecord['names'][number]) =>
    name.relation === 'own' && name.untilYear === null
  const present = from.names.find(isPresent)
  const past = from.names.filter((name) => name !== present)
  const last = { name: from.name, acronym: from.acronym, slug: from.slug }
  const fromYear = present?.fromYear ?? null
  const ends = untilYear !== null && (fromYear === null || untilYear > fromYear) ? untilYear : null
  const first = Math.max(-1, ...into.names.map(({ position }) => position)) + 1
  const rows = [
    ...past.map(({ name, acronym, slug, fromYear, untilYear }) => ({
      ...{ name, acronym, slug, fromYear, untilYear },
    })),
    { ...last, fromYear, untilYear: ends },
  ]
  await tx.agencyName.createMany({
    data: rows.map((row, index) => ({
      ...row,
      agencyId: into.id,
      relation: 'predecessor',
      position: first + index,
    })),
  })
}
