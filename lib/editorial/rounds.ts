import type { Prisma } from '../database/generated/client.ts'

/** Rounds that take reports of an agency now: open to all, or by an exception for this one. */
export function takesReportsOf(agencyId: string, now: Date): Prisma.ReportingRoundWhereInput {
  return {
    OR: [
      { opensAt: { lte: now }, closedAt: null },
      { opensAt: { lte: now }, closedAt: { gt: now } },
      { exceptions: { some: { agencyId, until: { gt: now } } } },
    ],
  }
}
