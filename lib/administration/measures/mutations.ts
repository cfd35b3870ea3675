import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import type { Measure, MeasureKind } from '../../database/generated/client.ts'
import { isSlug } from '../../publication/schema.ts'
import { slugOf } from '../../publication/slugs.ts'
import { isReservedSlug } from '../../reserved-slugs.ts'
import { refreshDocuments } from '../../search/documents.ts'
import { thingsNamingMeasure } from '../../search/naming.ts'
import { administer, invalid, type Outcome, type Refusal, type Tx } from '../administer.ts'
import { keepAtDesk } from '../desk-records.ts'
import { nothingElse } from '../periods/schema.ts'
import { differencesSince, type Shown } from '../seen.ts'
import { changedMeasure, move, newMeasure } from './schema.ts'

/** Takes a new measure or thematic focus into the taxonomy, as the last of its kind. */
export function createMeasure(actor: Actor, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'measure.create'
  return administer(actor, { kind, schema: newMeasure, given, now }, async (tx, values) => {
    const slug = slugOf(values.label)
    const refusal = (await labelRefusal(tx, values, null)) ?? (await slugRefusal(tx, slug))
    if (refusal) return refusal
    const order = await inOrder(tx)
    const position = Math.max(0, ...order.map((measure) => measure.position)) + 1
    const measure = await tx.measure.create({ data: { slug, ...values, position } })
    await setOrder(tx, withLastOfKind(order, measure), now)
    await follow(tx, measure, now)
    const data = { measure: slug, after: shownMeasure(measure) }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
    return { ok: true, slug }
  })
}

/** Changes the words or the kind of a measure. */
export function changeMeasure(
  actor: Actor,
  slug: string,
  given: unknown,
  now = new Date(),
): Promise<Outcome> {
  const kind = 'measure.change'
  return administer(actor, { kind, schema: changedMeasure, given, now }, async (tx, { seen, ...values }) => {
    const before = await findMeasure(tx, slug)
    if (!before) return { ok: false, reason: 'notFound' }
    const differences = differencesSince(seen, shownMeasure(before))
    if (!differences) return { ok: false, reason: 'unseen' }
    if (differences.length > 0) return { ok: false, reason: 'stale', differences }
    const refusal = await labelRefusal(tx, values, before.id)
    if (refusal) return refusal
    const after = await tx.measure.update({ where: { slug }, data: values })
    if (after.kind !== before.kind) await setOrder(tx, withLastOfKind(await inOrder(tx), after), now)
    await follow(tx, after, now)
    const data = { measure: slug, before: shownMeasure(before), after: shownMeasure(after) }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
    return { ok: true, slug }
  })
}

/** Lets a measure change places with the one before or after it. */
export function moveMeasure(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'measure.move'
  return administer(actor, { kind, schema: move, given, now }, async (tx, { direction }) => {
    const order = await inOrder(tx)
    const place = order.findIndex((measure) => measure.slug === slug)
    const other = direction === 'up' ? place - 1 : place + 1
    const [moved, neighbour] = [order[place], order[other]]
    if (!moved) return { ok: false, reason: 'notFound' }
    if (!neighbour) return { ok: false, reason: 'notNow' }
    const after = order.with(place, neighbour).with(other, moved)
    await setOrder(tx, after, now)
    const data = { measure: slug, before: place + 1, after: other + 1 }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
    return { ok: true, slug }
  })
}

/** Takes a measure away that no text names, nor ever did. */
export function removeMeasure(actor: Actor, slug: string, now = new Date()): Promise<Outcome> {
  const kind = 'measure.remove'
  return administer(actor, { kind, schema: nothingElse, given: {}, now }, async (tx) => {
    const measure = await findMeasure(tx, slug)
    if (!measure) return { ok: false, reason: 'notFound' }
    if (await isUsed(tx, measure)) return { ok: false, reason: 'notNow' }
    await tx.measure.delete({ where: { slug } })
    await keepAtDesk(tx, 'measure', slug, now)
    await refreshDocuments(tx, [{ kind: 'measure', keys: [slug] }])
    const data = { measure: slug, before: shownMeasure(measure) }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
    return { ok: true, slug }
  })
}

/** The measure that has this address; null where there is none. */
export async function findMeasure(tx: Tx, slug: string): Promise<Measure | null> {
  return isSlug(slug) ? tx.measure.findUnique({ where: { slug } }) : null
}

/** What can be changed of a measure, for whoever changes it to say what they saw. */
export function shownMeasure({ label, shortLabel, kind, description }: Measure): Shown {
  return { label, shortLabel, kind, description }
}

/** Whether any text names a measure, be it public, under way or in a history. */
export async function isUsed(tx: Tx, { id, slug }: Pick<Measure, 'id' | 'slug'>): Promise<boolean> {
  const ofActivity = JSON.stringify({ measures: [{ measure: slug }] })
  const ofStory = JSON.stringify({ measures: [slug] })
  const [found] = await tx.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM "activity_measures" WHERE "measure_id" = ${id}::uuid)
      OR EXISTS (SELECT 1 FROM "story_measures" WHERE "measure_id" = ${id}::uuid)
      OR EXISTS (SELECT 1 FROM "working_copies"
        WHERE "content" @> ${ofActivity}::jsonb OR "content" @> ${ofStory}::jsonb)
      OR EXISTS (SELECT 1 FROM "revisions"
        WHERE "content" @> ${ofActivity}::jsonb OR "content" @> ${ofStory}::jsonb) AS "used"`
  return found?.used ?? true
}

async function labelRefusal(
  tx: Tx,
  { label, shortLabel }: { label: string; shortLabel: string },
  id: string | null,
): Promise<Refusal | null> {
  const others = await tx.measure.findMany({ where: id ? { id: { not: id } } : {} })
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
  if (others.some((other) => same(other.label, label))) return invalid('label', 'labelTaken')
  if (others.some((other) => same(other.shortLabel, shortLabel))) return invalid('shortLabel', 'labelTaken')
  return null
}

async function slugRefusal(tx: Tx, slug: string): Promise<Refusal | null> {
  if (!slug) return invalid('label', 'noAddress')
  if (isReservedSlug('measures', slug)) return invalid('label', 'slugReserved', { slug })
  const taken = await tx.measure.findUnique({ where: { slug } })
  return taken ? invalid('label', 'labelTaken') : null
}

function inOrder(tx: Tx): Promise<Measure[]> {
  return tx.measure.findMany({ orderBy: { position: 'asc' } })
}

/** The measures come first, the thematic focuses after them. */
function withLastOfKind(order: Measure[], measure: Measure): Measure[] {
  const others = order.filter(({ id }) => id !== measure.id)
  const ofKind = (kind: MeasureKind) => others.filter((other) => other.kind === kind)
  const own = [...ofKind(measure.kind), measure]
  return measure.kind === 'measure' ? [...own, ...ofKind('thematic_focus')] : [...ofKind('measure'), ...own]
}

/** No two may have one place, not even on the way. Whose place changes is kept at the desk with it. */
async function setOrder(tx: Tx, order: Measure[], now: Date): Promise<void> {
  const moved = order
    .map((measure, index) => ({ ...measure, place: index + 1 }))
    .filter(({ position, place }) => position !== place)
  const where = { id: { in: moved.map(({ id }) => id) } }
  await tx.measure.updateMany({ where, data: { position: { multiply: -1 } } })
  for (const { id, slug, place } of moved) {
    await tx.measure.update({ where: { id }, data: { position: place } })
    await keepAtDesk(tx, 'measure', slug, now)
  }
}

/** What is found by the name of a measure follows it, and the files of the inventory leave it alone from now on. */
async function follow(tx: Tx, { id, slug }: Measure, now: Date): Promise<void> {
  await keepAtDesk(tx, 'measure', slug, now)
  await refreshDocuments(tx, await thingsNamingMeasure(tx, id, slug))
}
