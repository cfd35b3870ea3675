import { database } from '../database/client.ts'

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
  const [agencyCount, activityCount, countries, span, latest] = await Promise.all([
    db.agency.count(),
    db.activity.count(),
    db.activityCountry.groupBy({ by: ['iso3'] }),
    db.activity.aggregate({ _min: { startMonth: true }, _max: { endMonth: true } }),
    db.inventoryFile.aggregate({ _max: { loadedAt: true } }),
  ])
  const year = (month: string | null) => (month ? Number(month.slice(0, 4)) : null)
  return {
    agencyCount,
    activityCount,
    countryCount: countries.length,
    firstYear: year(span._min.startMonth),
    lastYear: year(span._max.endMonth),
    updatedAt: latest._max.loadedAt?.toISOString() ?? null,
  }
}
