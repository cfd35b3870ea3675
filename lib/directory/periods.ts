import { database } from '../database/client.ts'
import { activityCounts } from './facets.ts'
import { type AgencyReference, agencyFields, type PeriodReference, periodFields } from './references.ts'

export type PeriodListItem = PeriodReference & { activityCount: number }

export type PeriodDetail = PeriodListItem & {
  note: string | null
  /** Who reported in it, as lead or partner, with how many activities, most first. */
  agencies: (AgencyReference & { activityCount: number })[]
  previous: PeriodReference | null
  next: PeriodReference | null
}

/** All reporting periods, newest first. */
export async function listPeriods(): Promise<PeriodListItem[]> {
  const [periods, { period: counts }] = await Promise.all([
    database().reportingPeriod.findMany({
      select: periodFields,
      orderBy: [{ endMonth: 'desc' }, { startMonth: 'desc' }],
    }),
    activityCounts(),
  ])
  return periods.map((period) => ({ ...period, activityCount: counts.get(period.slug) ?? 0 }))
}

/** The period with that slug (`2009-10--2010-02`) and its neighbours in time, or null. */
export async function findPeriod(slug: string): Promise<PeriodDetail | null> {
  const period = await database().reportingPeriod.findUnique({
    where: { slug },
    select: { ...periodFields, note: true, _count: { select: { activities: true } } },
  })
  if (!period) return null
  const { _count, ...rest } = period
  const [agencies, previous, next] = await Promise.all([
    database().agency.findMany({
      where: { activities: { some: { activity: { period: { slug } } } } },
      select: {
        ...agencyFields,
        _count: { select: { activities: { where: { activity: { period: { slug } } } } } },
      },
    }),
    database().reportingPeriod.findFirst({
      where: { endMonth: { lt: period.startMonth } },
      select: periodFields,
      orderBy: { endMonth: 'desc' },
    }),
    database().reportingPeriod.findFirst({
      where: { startMonth: { gt: period.endMonth } },
      select: periodFields,
      orderBy: { startMonth: 'asc' },
    }),
  ])
  return {
    ...rest,
    activityCount: _count.activities,
    agencies: agencies
      .map(({ _count: counted, ...agency }) => ({ ...agency, activityCount: counted.activities }))
      .sort((a, b) => b.activityCount - a.activityCount || a.acronym.localeCompare(b.acronym)),
    previous,
    next,
  }
}
