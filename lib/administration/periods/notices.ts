import type { Actor } from '../../auth/actor.ts'
import type { ReportingPeriod } from '../../database/generated/client.ts'
import type { TimeZone } from '../../time-zones.ts'
import type { Tx } from '../administer.ts'

/** What the words of a notice need: the months of the period, and times with the zone in which they were stated. */
type Told = {
  period: Pick<ReportingPeriod, 'startMonth' | 'endMonth' | 'slug'>
  opensAt?: Date
  deadlineAt: Date
  timeZone: TimeZone
  /** Where it is for one agency alone: its people are told. */
  agency?: { id: string; acronym: string }
  reason?: string
}

/** Tells everybody who speaks for an agency of the dates of a period. */
export async function tellFocalPoints(
  tx: Tx,
  by: Actor,
  kind: 'periodOpened' | 'deadlineChanged' | 'exceptionGranted',
  { period, opensAt, deadlineAt, timeZone, agency, reason }: Told,
  now: Date,
): Promise<void> {
  const people = await tx.person.findMany({
    where: {
      disabledAt: null,
      roles: { has: 'focal_point' },
      assignments: { some: agency ? { agencyId: agency.id } : {} },
      id: { not: by.personId },
    },
    select: { id: true },
  })
  const data = {
    by: by.name,
    period: period.slug,
    startMonth: period.startMonth,
    endMonth: period.endMonth,
    deadlineAt: deadlineAt.toISOString(),
    timeZone,
    ...(opensAt && { opensAt: opensAt.toISOString() }),
    ...(agency && { agency: agency.acronym }),
    ...(reason && { reason }),
  }
  await tx.notice.createMany({
    data: people.map(({ id: personId }) => ({ personId, kind, data, createdAt: now })),
  })
}
