import { database } from '../database/client.ts'
import { daysBetween } from '../format.ts'
import { isTimeZone, type TimeZone } from '../time-zones.ts'

/** A period that takes reports of some agencies now. */
export type OpenRound = {
  periodId: string
  slug: string
  startMonth: string
  endMonth: string
  deadlineAt: string
  /** Where the deadline was stated. */
  timeZone: TimeZone
  /** Whole days by the calendar, below 0 once it has passed. */
  daysLeft: number
  /** Those of the agencies that may report, and until when where it is an exception. */
  agencies: { id: string; exceptionUntil: string | null }[]
}

/** The periods for which any of these agencies may report now, the newest first. */
export async function findOpenRounds(agencyIds: readonly string[], now = new Date()): Promise<OpenRound[]> {
  const rounds = await database().reportingRound.findMany({
    where: {
      OR: [
        { opensAt: { lte: now }, closedAt: null },
        { opensAt: { lte: now }, closedAt: { gt: now } },
        { exceptions: { some: { agencyId: { in: [...agencyIds] }, until: { gt: now } } } },
      ],
    },
    include: {
      period: { select: { slug: true, startMonth: true, endMonth: true } },
      exceptions: { where: { until: { gt: now } }, select: { agencyId: true, until: true } },
    },
    orderBy: { period: { endMonth: 'desc' } },
  })
  return rounds.flatMap(({ periodId, period, opensAt, closedAt, deadlineAt, timeZone, exceptions }) => {
    const isOpen = opensAt <= now && (closedAt === null || closedAt > now)
    const agencies = agencyIds.flatMap((id) => {
      const until = exceptions.find(({ agencyId }) => agencyId === id)?.until.toISOString() ?? null
      return isOpen || until ? [{ id, exceptionUntil: isOpen ? null : until }] : []
    })
    if (agencies.length === 0) return []
    return {
      periodId,
      ...period,
      deadlineAt: deadlineAt.toISOString(),
      timeZone: isTimeZone(timeZone) ? timeZone : 'UTC',
      daysLeft: daysBetween(now, deadlineAt),
      agencies,
    }
  })
}
