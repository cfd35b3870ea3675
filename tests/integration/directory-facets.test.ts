import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { listActivities } from '../../lib/directory/activities.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'
import { type ActivityFacets, countActivityFacets } from '../../lib/directory/facets.ts'
import { findOverview } from '../../lib/directory/overview.ts'
import { countActivitiesByPlace } from '../../lib/directory/places.ts'
import { findTimeline, type Timeline } from '../../lib/directory/timeline.ts'
import { testDatabase } from '../support/database.ts'
import { anyFilters, everyActivity, matchesNaively, type NaiveActivity } from '../support/naive-activities.ts'

const { client } = await testDatabase('inventory')
let activities: NaiveActivity[]

beforeAll(async () => {
  activities = await everyActivity(client)
})

describe('facets', () => {
  it('count what each value would leave if it were chosen instead, under all other filters', async () => {
    const all = {
      agency: (await client.agency.findMany()).map(({ slug }) => slug),
      measure: (await client.measure.findMany()).map(({ slug }) => slug),
      country: (await client.country.findMany()).map(({ iso3 }) => iso3.toLowerCase()),
      period: (await client.reportingPeriod.findMany()).map(({ slug }) => slug),
      role: ['lead', 'partner'],
      region: (await client.region.findMany({ where: { code: { not: '001' } } })).map(({ code }) => code),
      mechanism: (await client.mechanism.findMany()).map(({ slug }) => slug),
      programme: (await client.programme.findMany()).map(({ slug }) => slug),
      scope: ['global', 'regional', 'national'],
      language: ['en', 'fr'],
    }
    await fc.assert(
      fc.asyncProperty(anyFilters(activities), async (filters) => {
        const facets = countsOf(await countActivityFacets(filters))
        for (const [parameter, values] of Object.entries(all))
          expect([parameter, facets[parameter]]).toEqual([parameter, naiveCounts(filters, parameter, values)])
      }),
      { numRuns: 50 },
    )
  })

  it('count an activity of several agencies once for each of them, and once for a role', async () => {
    const filters = { mechanism: ['global-focal-point'], period: ['2014-03--2016-03'] }
    const facets = countsOf(await countActivityFacets(filters))
    expect(facets.agency).toEqual({ dpo: 1, ohchr: 1, 'un-women': 1, undp: 1, unodc: 1 })
    expect(facets.role).toEqual({ lead: 1, partner: 1 })
  })

  it('keep what is chosen in its list where nothing is left of it, and in no other', async () => {
    const facets = countsOf(await countActivityFacets({ country: ['nru'], period: ['2007-07--2008-01'] }))
    expect(facets.country).toHaveProperty('nru', 0)
    expect(facets.period).toHaveProperty('2007-07--2008-01', 0)
    expect(facets.agency).toEqual({})
    const { regions } = await countActivitiesByPlace({ region: ['009'], country: ['nru'], agency: ['unsd'] })
    expect(regions).toEqual([])
  })

  it('look at the list and not at the place in it', async () => {
    const { nextCursor } = await listActivities({}, 10)
    expect(await countActivityFacets({ cursor: [nextCursor ?? ''] })).toEqual(await countActivityFacets({}))
  })

  it('offer regions each after the one around it', async () => {
    const regions = (await countActivityFacets({})).regions.map(({ value }) => value)
    const asia = regions.findIndex(({ code }) => code === '142')
    expect(regions[asia]).toEqual({ code: '142', name: 'Asia', depth: 0 })
    expect(regions[asia + 1]?.depth).toBe(1)
  })
})

describe('the timeline', () => {
  it('of the whole inventory has the counts of counting one by one', async () => {
    expectNaive(await findTimeline(), activities)
  })

  it('of an agency has what it led or joined', async () => {
    for (const { slug } of await client.agency.findMany()) {
      const own = activities.filter(({ agencies }) => agencies.some((agency) => agency.slug === slug))
      expectNaive(await findTimeline({ agency: [slug] }), own)
    }
  })

  it('shows every period, oldest first, also those in which nothing was reported', async () => {
    const { periods, totals } = await findTimeline({ agency: ['unodc'] })
    expect(periods).toHaveLength(await client.reportingPeriod.count())
    expect(periods.map(({ startMonth }) => startMonth)).toEqual(
      periods.map(({ startMonth }) => startMonth).sort(),
    )
    expect(totals.length).toBeLessThan(periods.length)
  })

  it('of nobody is empty', async () => {
    expect(await findTimeline({ agency: ['nobody'] })).toMatchObject({ rows: [], cells: [], totals: [] })
  })

  it('counts an activity under several measures in each cell and once in the total', async () => {
    const whole = await findTimeline()
    const sum = (counts: { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
    expect(sum(whole.totals)).toBe(activities.length)
    expect(sum(whole.cells)).toBe(activities.flatMap(({ measures }) => measures).length)
  })
})

describe('the overview', () => {
  it('says how much the inventory holds and from when to when', async () => {
    expect(await findOverview()).toEqual({
      agencyCount: 36,
      activityCount: activities.length,
      countryCount: new Set(activities.flatMap(({ countries }) => countries)).size,
      firstYear: 2007,
      lastYear: 2024,
      updatedAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
    })
  })
})

type Counts = Record<string, number>

function countsOf(facets: ActivityFacets): Record<string, Counts> {
  const counts = <T>(values: { value: T; count: number }[], keyOf: (value: T) => string) =>
    Object.fromEntries(values.map(({ value, count }) => [keyOf(value), count]))
  return {
    agency: counts(facets.agencies, ({ slug }) => slug),
    measure: counts(facets.measures, ({ slug }) => slug),
    country: counts(facets.countries, ({ iso3 }) => iso3.toLowerCase()),
    period: counts(facets.periods, ({ slug }) => slug),
    role: counts(facets.roles, (role) => role),
    region: counts(facets.regions, ({ code }) => code),
    mechanism: counts(facets.mechanisms, ({ slug }) => slug),
    programme: counts(facets.programmes, ({ slug }) => slug),
    scope: counts(facets.scopes, (scope) => scope),
    language: counts(facets.languages, (language) => language),
  }
}

/** Values that would lead to nothing are not offered, but for those that are chosen. */
function naiveCounts(filters: ActivityFilters, parameter: string, values: string[]): Counts {
  const chosen = filters[parameter as 'agency'] ?? []
  const counted = values.map((value) => {
    const instead = { ...filters, [parameter]: [value] }
    return [value, activities.filter((activity) => matchesNaively(activity, instead)).length] as const
  })
  return Object.fromEntries(counted.filter(([value, count]) => count > 0 || chosen.includes(value)))
}

function expectNaive(timeline: Timeline, own: NaiveActivity[]): void {
  const cells: Record<string, { count: number; jointCount: number }> = {}
  const totals: Counts = {}
  for (const { period, measures, agencies } of own) {
    totals[period] = (totals[period] ?? 0) + 1
    for (const measure of measures) {
      const { count, jointCount } = cells[`${period} ${measure}`] ?? { count: 0, jointCount: 0 }
      const joint = agencies.length > 1 ? 1 : 0
      cells[`${period} ${measure}`] = { count: count + 1, jointCount: jointCount + joint }
    }
  }
  const found = timeline.cells.map(({ period, row, ...counts }) => [`${period} ${row}`, counts])
  expect(Object.fromEntries(found)).toEqual(cells)
  expect(found).toHaveLength(Object.keys(cells).length)
  expect(Object.fromEntries(timeline.totals.map(({ period, count }) => [period, count]))).toEqual(totals)
  const used = new Set(own.flatMap(({ measures }) => measures))
  expect(timeline.rows.map(({ slug }) => slug).sort()).toEqual([...used].sort())
}
