import { recordEvent } from '../../audit/record.ts'
import type { PrismaClient } from '../../database/generated/client.ts'
import { localTimeOf, momentOf } from '../../time-zones.ts'
import { keepAtDesk } from '../desk-records.ts'
import { shownRound } from './round.ts'

const timeZone = 'America/New_York'
const dayMs = 24 * 60 * 60 * 1000
/** How long a demonstration can be reported to. */
const openDays = 60

/**
 * Opens a period for a demonstration where none was ever opened: one that covers today and follows the newest of the
 * inventory, so that a focal point can report at once. Returns its slug, null where there was one.
 */
export async function ensureDemoPeriod(client: PrismaClient, now = new Date()): Promise<string | null> {
  return client.$transaction(async (tx) => {
    if ((await tx.reportingRound.count()) > 0) return null
    const newest = await tx.reportingPeriod.findFirst({ orderBy: { endMonth: 'desc' } })
    const span = spanOfToday(newest?.endMonth ?? null, now)
    const slug = `${span.startMonth}--${span.endMonth}`
    const covers = newest && newest.endMonth >= now.toISOString().slice(0, 7)
    const period = covers ? newest : await tx.reportingPeriod.create({ data: { slug, ...span } })
    if (!covers) await keepAtDesk(tx, 'period', slug, now)
    const { date } = localTimeOf(new Date(now.getTime() + openDays * dayMs), timeZone)
    const deadlineAt =
      momentOf({ date, time: '23:59', timeZone }) ?? new Date(now.getTime() + openDays * dayMs)
    const dates = { opensAt: now, deadlineAt, timeZone }
    const round = await tx.reportingRound.create({ data: { periodId: period.id, ...dates } })
    const data = { period: period.slug, before: null, after: shownRound(round), by: 'demonstration' }
    await recordEvent(tx, { kind: 'period.open', at: now, personId: null, data })
    return period.slug
  })
}

/** From the month after that one, or from January, to the end of this year. */
function spanOfToday(newestEnd: string | null, now: Date): { startMonth: string; endMonth: string } {
  const year = now.getUTCFullYear()
  const [endYear = 0, endMonth = 0] = (newestEnd ?? `${year - 1}-12`).split('-').map(Number)
  const startMonth = new Date(Date.UTC(endYear, endMonth, 1)).toISOString().slice(0, 7)
  return { startMonth, endMonth: `${year}-12` }
}
