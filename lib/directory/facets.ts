import { database } from '../database/client.ts'
import { AgencyRole } from '../database/generated/client.ts'
import { countActivities } from './activities.ts'
import { type ActivityFilters, matching } from './activity-filters.ts'
import {
  type AgencyReference,
  agencyFields,
  type CountryReference,
  countryFields,
  type MeasureReference,
  measureFields,
  type PeriodReference,
  periodFields,
  type RegionReference,
  regionFields,
} from './references.ts'

type Counted<T> = { value: T; count: number }

/** Values by which activities can be narrowed, each with the activities it has under the other filters. */
export type ActivityFacets = {
  agencies: Counted<AgencyReference>[]
  measures: Counted<MeasureReference>[]
  countries: Counted<CountryReference>[]
  periods: Counted<PeriodReference>[]
  roles: Counted<AgencyRole>[]
}

/**
 * Counts each value under the filters of all other parameters, so that no value offered leads to
 * nothing. `agency` fixes the agency whose own list is narrowed.
 */
export async function countActivityFacets(filters: ActivityFilters): Promise<ActivityFacets> {
  const without = (parameter: keyof ActivityFilters) => matching({ ...filters, cursor: [], [parameter]: [] })
  const db = database()
  const [byAgency, byMeasure, byCountry, byPeriod, roles] = await Promise.all([
    db.activityAgency.groupBy({
      by: ['agencyId'],
      where: {
        activity: await without('agency'),
        ...(filters.role?.length && { role: { in: filters.role.map((role) => role as AgencyRole) } }),
      },
      _count: true,
    }),
    db.activityMeasure.groupBy({
      by: ['measureId'],
      where: { activity: await without('measure') },
      _count: true,
    }),
    db.activityCountry.groupBy({ by: ['iso3'], where: { activity: await without('country') }, _count: true }),
    db.activity.groupBy({ by: ['periodId'], where: await without('period'), _count: true }),
    countRoles(filters),
  ])
  const [agencies, measures, countries, periods] = await Promise.all([
    db.agency.findMany({ select: { id: true, ...agencyFields }, orderBy: { acronym: 'asc' } }),
    db.measure.findMany({ select: { id: true, ...measureFields }, orderBy: { position: 'asc' } }),
    db.country.findMany({ select: countryFields, orderBy: { name: 'asc' } }),
    db.reportingPeriod.findMany({ select: { id: true, ...periodFields }, orderBy: { endMonth: 'desc' } }),
  ])
  return {
    agencies: counted(agencies, byAgency, (row) => row.agencyId),
    measures: counted(measures, byMeasure, (row) => row.measureId),
    countries: counted(
      countries.map((country) => ({ ...country, id: country.iso3 })),
      byCountry,
      (row) => row.iso3,
    ),
    periods: counted(periods, byPeriod, (row) => row.periodId),
    roles,
  }
}

/** Several partners of one activity are one activity with partners. */
async function countRoles(filters: ActivityFilters): Promise<ActivityFacets['roles']> {
  const roles = await Promise.all(
    Object.values(AgencyRole).map(async (role) => ({
      value: role,
      count: await countActivities({ ...filters, role: [role] }),
    })),
  )
  return roles.filter(({ count }) => count > 0)
}

/** The M49 regions in which at least one activity lies, from the world's parts down. */
export async function listActivityRegions(): Promise<(RegionReference & { depth: number })[]> {
  const regions = await database().region.findMany({
    select: {
      ...regionFields,
      ancestors: true,
      activities: { select: { regionCode: true }, take: 1 },
      countries: { where: { activities: { some: {} } }, select: { iso3: true }, take: 1 },
    },
  })
  const used = new Set(
    regions
      .filter((region) => region.activities.length > 0 || region.countries.length > 0)
      .flatMap((region) => [...region.ancestors, region.code]),
  )
  const names = new Map(regions.map((region) => [region.code, region.name]))
  const path = (region: { ancestors: string[]; name: string }) =>
    [...region.ancestors.map((code) => names.get(code)), region.name].join('/')
  return regions
    .filter((region) => region.ancestors.length > 0 && used.has(region.code))
    .sort((a, b) => path(a).localeCompare(path(b)))
    .map(({ code, name, ancestors }) => ({ code, name, depth: ancestors.length - 1 }))
}

function counted<T extends { id: string }, R extends { _count: number }>(
  values: T[],
  rows: R[],
  keyOf: (row: R) => string,
): Counted<Omit<T, 'id'>>[] {
  const counts = new Map(rows.map((row) => [keyOf(row), row._count]))
  return values.flatMap(({ id, ...value }) => {
    const count = counts.get(id)
    return count ? [{ value, count }] : []
  })
}
