import { z } from 'zod'
import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { locales } from '../../locales.ts'
import { administer, type Outcome } from '../administer.ts'
import { differencesSince } from '../seen.ts'
import { paragraphs, seen } from '../typed.ts'
import { guidanceFields } from './fields.ts'

/** Whose text it is, and in which language. */
type Place = { field: string; language: string }

const place = { field: z.string(), language: z.enum(locales) }
const own = z.object({ ...place, body: paragraphs(4000), seen })
const none = z.object({ ...place, seen })

/** Sets the secretariat's own help beside a field of the desk, in place of what came with the portal. */
export function changeGuidance(
  actor: Actor,
  { field, language }: Place,
  given: object,
  now = new Date(),
): Promise<Outcome> {
  const kind = 'guidance.change'
  const act = { kind, schema: own, given: { ...given, field, language }, now }
  return administer(actor, act, async (tx, values) => {
    if (!guidanceFields().includes(field)) return { ok: false, reason: 'notFound' }
    const where = { field_language: { field, language: values.language } }
    const before = await tx.guidance.findUnique({ where })
    const differences = differencesSince(values.seen, before && { body: before.body })
    if (!differences) return { ok: false, reason: 'unseen' }
    if (differences.length > 0) return { ok: false, reason: 'stale', differences }
    const row = { body: values.body, updatedAt: now }
    await tx.guidance.upsert({
      where,
      create: { field, language: values.language, ...row },
      update: row,
    })
    const data = { field, language, before: before?.body ?? null, after: values.body }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
    return { ok: true, slug: field }
  })
}

/** Goes back to the help that came with the portal. */
export function resetGuidance(
  actor: Actor,
  { field, language }: Place,
  given: object,
  now = new Date(),
): Promise<Outcome> {
  const kind = 'guidance.reset'
  const act = { kind, schema: none, given: { ...given, field, language }, now }
  return administer(actor, act, async (tx, values) => {
    if (!guidanceFields().includes(field)) return { ok: false, reason: 'notFound' }
    const where = { field_language: { field, language: values.language } }
    const before = await tx.guidance.findUnique({ where })
    if (!before) return { ok: false, reason: 'notFound' }
    const differences = differencesSince(values.seen, { body: before.body })
    if (!differences) return { ok: false, reason: 'unseen' }
    if (differences.length > 0) return { ok: false, reason: 'stale', differences }
    await tx.guidance.delete({ where })
    const data = { field, language, before: before.body, after: null }
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
    return { ok: true, slug: field }
  })
}
