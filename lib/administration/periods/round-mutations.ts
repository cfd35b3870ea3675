import type { z } from 'zod'
import { recordEvent } from '../../audit/record.ts'
import type { Actor } from '../../auth/actor.ts'
import { administer, invalid, type Outcome, type Refusal, type Tx } from '../administer.ts'
import { differencesSince } from '../seen.ts'
import { tellFocalPoints } from './notices.ts'
import { findPeriod, type PeriodWithRound, roundState, shownRound } from './round.ts'
import { closing, newDeadline, opening } from './schema.ts'

/** What agencies are asked for from a time on, and until when. All focal points hear of it. */
export function openPeriod(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  return changeRound(actor, slug, { kind: 'period.open', schema: opening, given, now }, async (change) => {
    const { tx, period, round, values } = change
    const { opensAt, deadlineAt, timeZone } = values
    // Opened before, it may be set anew for as long as nobody could report.
    if (round && roundState(round, now) !== 'opens') return { ok: false, reason: 'notNow' }
    if (deadlineAt <= now) return invalid('deadlineDate', 'notAhead')
    const dates = { opensAt, deadlineAt, timeZone, closedAt: null }
    await tx.reportingRound.upsert({
      where: { periodId: period.id },
      create: { periodId: period.id, ...dates },
      update: dates,
    })
    await tellFocalPoints(tx, actor, 'periodOpened', { period, opensAt, deadlineAt, timeZone }, now)
    return { ok: true, slug }
  })
}

/** Another deadline for a period that takes reports, or will. All focal points hear of it. */
export function changeDeadline(
  actor: Actor,
  slug: string,
  given: unknown,
  now = new Date(),
): Promise<Outcome> {
  const act = { kind: 'period.deadline', schema: newDeadline, given, now }
  return changeRound(actor, slug, act, async ({ tx, period, round, values: { deadlineAt, timeZone } }) => {
    if (!round || roundState(round, now) === 'closed') return { ok: false, reason: 'notNow' }
    if (deadlineAt <= now) return invalid('deadlineDate', 'notAhead')
    if (deadlineAt <= round.opensAt) return invalid('deadlineDate', 'deadlineBeforeOpening')
    await tx.reportingRound.update({ where: { periodId: period.id }, data: { deadlineAt, timeZone } })
    const told = { period, opensAt: round.opensAt, deadlineAt, timeZone }
    await tellFocalPoints(tx, actor, 'deadlineChanged', told, now)
    return { ok: true, slug }
  })
}

/** From now on a period takes no first reports; what was handed over goes on. */
export function closePeriod(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const act = { kind: 'period.close', schema: closing, given, now }
  return changeRound(actor, slug, act, async ({ tx, period, round }) => {
    if (!round || roundState(round, now) === 'closed') return { ok: false, reason: 'notNow' }
    await tx.reportingRound.update({ where: { periodId: period.id }, data: { closedAt: now } })
    return { ok: true, slug }
  })
}

/** Lets a closed period take reports again, until another deadline. All focal points hear of it. */
export function reopenPeriod(actor: Actor, slug: string, given: unknown, now = new Date()): Promise<Outcome> {
  const act = { kind: 'period.reopen', schema: newDeadline, given, now }
  return changeRound(actor, slug, act, async ({ tx, period, round, values: { deadlineAt, timeZone } }) => {
    if (!round || roundState(round, now) !== 'closed') return { ok: false, reason: 'notNow' }
    if (deadlineAt <= now) return invalid('deadlineDate', 'notAhead')
    if (deadlineAt <= round.opensAt) return invalid('deadlineDate', 'deadlineBeforeOpening')
    const dates = { deadlineAt, timeZone, closedAt: null }
    await tx.reportingRound.update({ where: { periodId: period.id }, data: dates })
    const told = { period, opensAt: round.opensAt, deadlineAt, timeZone }
    await tellFocalPoints(tx, actor, 'deadlineChanged', told, now)
    return { ok: true, slug }
  })
}

type RoundChange<Values> = {
  tx: Tx
  period: PeriodWithRound
  round: PeriodWithRound['round']
  values: Values
}

/** A change of when a period takes reports, refused where somebody else changed that meanwhile. */
function changeRound<Schema extends z.ZodType<{ seen?: string | undefined }>>(
  actor: Actor,
  slug: string,
  act: { kind: string; schema: Schema; given: unknown; now: Date },
  change: (change: RoundChange<z.output<Schema>>) => Promise<Outcome>,
): Promise<Outcome> {
  return administer(actor, act, async (tx, values) => {
    const period = await findPeriod(tx, slug)
    if (!period) return { ok: false, reason: 'notFound' }
    const conflict = conflictOf(values.seen, period)
    if (conflict) return conflict
    const outcome = await change({ tx, period, round: period.round, values })
    if (!outcome.ok) return outcome
    const after = await findPeriod(tx, slug)
    await recordEvent(tx, {
      kind: act.kind,
      at: act.now,
      personId: actor.personId,
      data: { period: slug, before: shownRound(period.round), after: shownRound(after?.round ?? null) },
    })
    return outcome
  })
}

function conflictOf(seen: string | undefined, { round }: PeriodWithRound): Refusal | null {
  const differences = differencesSince(seen, shownRound(round))
  if (!differences) return { ok: false, reason: 'unseen' }
  return differences.length > 0 ? { ok: false, reason: 'stale', differences } : null
}
