import type { Prisma, ReportingRound } from '../../database/generated/client.ts'
import { isSlug } from '../../publication/schema.ts'
import type { Tx } from '../administer.ts'
import type { Shown } from '../seen.ts'

/** Where a period stands, for those who report and those who wait for it. */
export type RoundState = 'notOpened' | 'opens' | 'open' | 'overdue' | 'closed'

type Dates = Pick<ReportingRound, 'opensAt' | 'deadlineAt' | 'closedAt'>

export type PeriodWithRound = Prisma.ReportingPeriodGetPayload<{ include: { round: true } }>

/** The period with this address; null where there is none. */
export async function findPeriod(tx: Tx, slug: string): Promise<PeriodWithRound | null> {
  return isSlug(slug) ? tx.reportingPeriod.findUnique({ where: { slug }, include: { round: true } }) : null
}

/** A period without a round was never opened. After its deadline it takes reports until somebody closes it. */
export function roundState(round: Dates | null, now: Date): RoundState {
  if (!round) return 'notOpened'
  if (round.closedAt && round.closedAt <= now) return 'closed'
  if (round.opensAt > now) return 'opens'
  return round.deadlineAt > now ? 'open' : 'overdue'
}

/** What can be changed of a round, for whoever changes it to say what they saw. */
export function shownRound(round: (Dates & { timeZone: string }) | null): Shown | null {
  if (!round) return null
  return {
    opensAt: round.opensAt.toISOString(),
    deadlineAt: round.deadlineAt.toISOString(),
    timeZone: round.timeZone,
    closedAt: round.closedAt?.toISOString() ?? null,
  }
}
