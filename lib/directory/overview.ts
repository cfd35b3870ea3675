import { database } from '../database/client.ts'
import { countActivities } from './activities.ts'
import { countActivityFacets } from './facets.ts'

/** How much the inventory holds, for the sentence on the home page. */
export type Overview = {
  agencyCount: number
  activityCount: number
  countryCount: number
  /** The first year of reporting, or null in an empty inventory. */
  firstYear: number | null
  lastYear: number | null
  /** When anything in it last changed; null in an empty inventory. */
  updatedAt: string | null
}

export async function findOverview(): Promise<Overview> {
  const db = database()
  const [agencyCount, activityCount, { countries, periods }, latest] = await Promise.all([
    db.agency.count(),
    countActivities({}),
    countActivityFacets({}),
    db.inventoryFile.aggregate({ _max: { loadedAt: true } }),
  ])
  // Every activity lies in its period, from the first month to the last.
  const years = periods.flatMap(({ value }) =>
    [value.startMonth, value.endMonth].map((month) => Number(month.slice(0, 4))),
  )
  return {
    agencyCount,
    activityCount,
    countryCount: countries.length,
    firstYear: years.length > 0 ? Math.min(...years) : null,
    lastYear: years.length > 0 ? Math.max(...years) : null,
    updatedAt: latest._max.loadedAt?.toISOString() ?? null,
  }
}
