import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import type { ReportingPeriod } from '../../database/generated/client.ts'
import type { Span } from '../../format.ts'
import { gapBetween } from '../../period-gaps.ts'
import { administer, type Doubt, invalid, type Outcome, type Tx } from '../administer.ts'
import { keepAtDesk } from '../desk-records.ts'
import { findPeriod } from './round.ts'
import { newPeriod, nothingElse } from './schema.ts'

/** Makes a period, for which agencies may be asked to report. One that overlaps others or leaves a gap is doubted. */
export function createPeriod(actor: Actor, given: unknown, now = new Date()): Promise<Outcome> {
  const kind = 'period.create'
  return administer(
    actor,
    { kind, schema: newPeriod, given, now },
    async (tx, { start, end, note, sure }) => {
      const span = { startMonth: start, endMonth: end }
      const slug = `${start}--${end}`
      const others = await tx.reportingPeriod.findMany({ orderBy: { startMonth: 'asc' } })
      if (others.some((other) => other.slug === slug)) return invalid('start', 'periodExists')
      const doubts = doubtsOf(span, others)
      if (doubts.length > 0 && !sure) return { ok: false, reason: 'doubtful', doubts }
      await tx.reportingPeriod.create({ data: { slug, ...span, note } })
      await keepAtDesk(tx, 'period', slug, now)
      const data = { period: slug, note }
      await recordEvent(tx, { kind, at: now, personId: actor.personId, data })
      return { ok: true, slug }
    },
  )
}

/** Takes away a period that was made by mistake: nothing may belong to it. */
export function removePeriod(actor: Actor, slug: string, now = new Date()): Promise<Outcome> {
  const kind = 'period.remove'
  return administer(actor, { kind, schema: nothingElse, given: {}, now }, async (tx) => {
    const period = await findPeriod(tx, slug)
    if (!period) return { ok: false, reason: 'notFound' }
    if (!(await isUnused(tx, period))) return { ok: false, reason: 'notNow' }
    await tx.reportingPeriod.delete({ where: { slug } })
    await recordEvent(tx, { kind, at: now, personId: actor.personId, data: { period: slug } })
    return { ok: true, slug }
  })
}

/** Whether nothing was reported or said for a period, and it never opened. */
export async function isUnused(tx: Tx, { id }: Pick<ReportingPeriod, 'id'>): Promise<boolean> {
  const none = { none: {} }
  const unused = { activities: none, documents: none, statements: none, legacyIds: none, round: null }
  return (await tx.reportingPeriod.count({ where: { id, ...unused } })) > 0
}

/** Periods that share months with the new one; where there are none, the months left out before and after it. */
function doubtsOf(span: Span, others: Span[]): Doubt[] {
  const overlapping = others.filter(
    (other) => other.startMonth <= span.endMonth && other.endMonth >= span.startMonth,
  )
  if (overlapping.length > 0)
    return overlapping.map(({ startMonth, endMonth }) => ({
      doubt: 'overlap',
      span: { startMonth, endMonth },
    }))
  const latestEnd = (a: Span, b: Span) => (a.endMonth >= b.endMonth ? a : b)
  const before = others.filter((other) => other.endMonth < span.startMonth)
  const after = others.find((other) => other.startMonth > span.endMonth)
  const gaps = [
    before.length > 0 ? gapBetween(before.reduce(latestEnd), span) : null,
    after ? gapBetween(span, after) : null,
  ]
  return gaps.filter((gap) => gap !== null).map((gap) => ({ doubt: 'gap', span: gap }))
}
