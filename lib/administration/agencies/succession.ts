import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { replaceRows } from '../../publication/rows.ts'
import { administer, invalid, type Outcome, type Problem, type Refusal, type Tx } from '../administer.ts'
import { addressOf, addressRefusal, identityRefusal } from './addresses.ts'
import { type AgencyRecord, conflictOf, findAgencyRecord, followAgency, shownNames } from './agency.ts'
import { changedNames, type NameInTime, newName } from './schema.ts'

/**
 * Gives an agency another name from a year on. It stays the same agency with all that it reported; the name that it
 * had until then is kept with its address, which leads on to the new one.
 */
export function renameAgency(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'agency.rename'
  return administer(actor, { kind, schema: newName, given, now }, async (tx, values) => {
    const { name, acronym, from, seen } = values
    const before = await findAgencyRecord(tx, slug)
    if (!before) return { ok: false, reason: 'notFound' }
    const conflict = conflictOf(seen, shownNames(before))
    if (conflict) return conflict
    if (name === before.name && acronym === before.acronym) return invalid('name', 'sameName')
    if (from > now.getUTCFullYear() + 1) return invalid('from', 'yearAhead')
    const after = values.slug ?? addressOf(acronym)
    const refusal =
      (await identityRefusal(tx, { acronym }, before.id)) ??
      (await addressRefusal(tx, 'slug', after, before.id)) ??
      successionRefusal(before, from)
    if (refusal) return refusal
    await succeed(tx, before, { name, acronym, from, slug: after })
    await followAgency(tx, before.id, after === slug ? [] : [slug], now)
    await recordNames(tx, { kind, at: now, actor, before, slug: after })
    return { ok: true, slug: after }
  })
}

/** Corrects the names of an agency in time, and adds those of entities that were merged into it before our time. */
export function changeNames(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'agency.names'
  return administer(actor, { kind, schema: changedNames, given, now }, async (tx, { names, seen }) => {
    const before = await findAgencyRecord(tx, slug)
    if (!before) return { ok: false, reason: 'notFound' }
    const conflict = conflictOf(seen, shownNames(before))
    if (conflict) return conflict
    const problems = await problemsOfNames(tx, before, names)
    if (problems.length > 0) return { ok: false, reason: 'invalid', problems }
    const rows = names.map(({ row }, position) => ({ position, ...row }))
    await replaceRows(tx.agencyName, { agencyId: before.id }, rows)
    await followAgency(tx, before.id, [], now)
    await recordNames(tx, { kind, at: now, actor, before, slug })
    return { ok: true, slug }
  })
}

type Row = { index: number; row: NameInTime }

/** The new name begins after the present one did, and after every earlier one ended. */
function successionRefusal({ names }: AgencyRecord, from: number): Refusal | null {
  const own = names.filter(({ relation }) => relation === 'own')
  const present = own.find(({ untilYear }) => untilYear === null)
  if (present?.fromYear && from <= present.fromYear)
    return invalid('from', 'beforePresentName', { year: String(present.fromYear) })
  const latest = Math.max(0, ...own.map(({ untilYear }) => untilYear ?? 0))
  const isLater = present ? from > latest : from >= latest
  return isLater ? null : invalid('from', 'beforePresentName', { year: String(latest) })
}

async function succeed(
  tx: Tx,
  before: AgencyRecord,
  next: { name: string; acronym: string; from: number; slug: string },
): Promise<void> {
  const { id: agencyId, names } = before
  const { name, acronym, from, slug } = next
  const moves = slug !== before.slug
  const present = names.find(({ relation, untilYear }) => relation === 'own' && untilYear === null)
  // An address that comes back is today's again.
  await tx.agencyName.updateMany({ where: { agencyId, slug }, data: { slug: null } })
  await tx.agency.update({ where: { id: agencyId }, data: { name, acronym, slug } })
  const ended = { untilYear: from, slug: moves ? before.slug : (present?.slug ?? null) }
  const last = Math.max(-1, ...names.map(({ position }) => position))
  if (present) await tx.agencyName.update({ where: { id: present.id }, data: ended })
  else {
    const lastOwn = names.filter(({ relation }) => relation === 'own').at(-1)
    const past = { name: before.name, acronym: before.acronym, fromYear: lastOwn?.untilYear ?? null }
    await tx.agencyName.create({
      data: { agencyId, relation: 'own', position: last + 1, ...past, ...ended },
    })
  }
  await tx.agencyName.create({
    data: { agencyId, relation: 'own', position: last + 2, name, acronym, fromYear: from },
  })
}

/** What the database would refuse, at the field where it can be mended. */
async function problemsOfNames(tx: Tx, agency: AgencyRecord, names: Row[]): Promise<Problem[]> {
  const problems: Problem[] = []
  const own = names.filter(({ row }) => row.relation === 'own')
  for (const [place, { index, row }] of own.entries()) {
    const overlaps = own.slice(0, place).some((earlier) => overlap(earlier.row, row))
    if (overlaps) problems.push({ field: `names.${index}.fromYear`, problem: 'namesOverlap' })
    const isPresent = row.untilYear === null
    if (isPresent && (row.name !== agency.name || row.acronym !== agency.acronym))
      problems.push({
        field: `names.${index}.untilYear`,
        problem: 'presentName',
        values: { name: agency.name, acronym: agency.acronym },
      })
  }
  for (const [place, { index, row }] of names.entries()) {
    const field = `names.${index}.slug`
    if (!row.slug) continue
    const twice = names.slice(0, place).some((earlier) => earlier.row.slug === row.slug)
    const refusal = await addressRefusal(tx, field, row.slug, agency.id)
    if (twice) problems.push({ field, problem: 'slugTwice', values: { slug: row.slug } })
    else if (refusal?.reason === 'invalid') problems.push(...refusal.problems)
  }
  return problems
}

/** Years are half-open: a name until 2019 and one from 2019 do not overlap. */
function overlap(a: NameInTime, b: NameInTime): boolean {
  const begin = ({ fromYear }: NameInTime) => fromYear ?? Number.NEGATIVE_INFINITY
  const end = ({ untilYear }: NameInTime) => untilYear ?? Number.POSITIVE_INFINITY
  return begin(a) < end(b) && begin(b) < end(a)
}

async function recordNames(
  tx: Tx,
  {
    kind,
    at,
    actor,
    before,
    slug,
  }: { kind: string; at: Date; actor: Actor; before: AgencyRecord; slug: string },
): Promise<void> {
  const after = await findAgencyRecord(tx, slug)
  await recordEvent(tx, {
    kind,
    at,
    personId: actor.personId,
    agencyId: before.id,
    data: { agency: slug, before: shownNames(before), after: after && shownNames(after) },
  })
}
