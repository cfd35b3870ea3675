import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { countActivities } from '../../lib/directory/activities.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'
import { findMechanismMatrix } from '../../lib/directory/mechanism-matrix.ts'
import { countActivitiesByPlace, countResultsByPlace, type Places } from '../../lib/directory/places.ts'
import { findTimeline } from '../../lib/directory/timeline.ts'
import { testDatabase } from '../support/database.ts'
import { anyFilters, everyActivity, matchesNaively, type NaiveActivity } from '../support/naive-activities.ts'

const { client } = await testDatabase('inventory')
let activities: NaiveActivity[]

beforeAll(async () => {
  activities = await everyActivity(client)
})

const countriesOf = ({ regions }: Places) =>
  Object.fromEntries(
    regions.flatMap(({ countries }) => countries.map(({ iso3, count }) => [iso3.toLowerCase(), count])),
  )

describe('the map of activities', () => {
  it('counts for each country what SQL counts', async () => {
    const rows = await client.$queryRaw<{ iso3: string; count: number }[]>`
      SELECT lower("iso3") AS "iso3", count(*)::int AS "count" FROM "activity_countries" GROUP BY "iso3"`
    const places = await countActivitiesByPlace({})
    expect(countriesOf(places)).toEqual(Object.fromEntries(rows.map(({ iso3, count }) => [iso3, count])))
    const [elsewhere] = await client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS "count" FROM "activities" a
      WHERE NOT EXISTS (SELECT 1 FROM "activity_countries" ac WHERE ac."activity_id" = a."id")`
    expect(places).toMatchObject({ total: activities.length, elsewhere: elsewhere?.count })
  })

  it('counts under any filters what the list has when the country is chosen', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters(activities), async (filters) => {
        const places = await countActivitiesByPlace(filters)
        const others = activities.filter((activity) => matchesNaively(activity, { ...filters, country: [] }))
        const counts: Record<string, number> = {}
        for (const code of others.flatMap(({ countries }) => countries))
          counts[code] = (counts[code] ?? 0) + 1
        expect(countriesOf(places)).toEqual(counts)
        for (const { code, count } of places.regions) {
          const chosen = { ...filters, country: [], region: [code] }
          expect([code, count]).toEqual([code, await countActivities(chosen)])
        }
        expect(places.total).toBe(others.length)
        expect(places.elsewhere).toBe(others.filter(({ countries }) => countries.length === 0).length)
      }),
      { numRuns: 40 },
    )
  })

  it('shows regions each after the one around it, each country once in its smallest', async () => {
    const { regions } = await countActivitiesByPlace({})
    expect(regions[0]).toMatchObject({ name: 'Africa', depth: 0 })
    for (const [index, { depth }] of regions.entries())
      expect(depth).toBeLessThanOrEqual((regions[index - 1]?.depth ?? -1) + 1)
    const codes = regions.flatMap(({ countries }) => countries.map(({ iso3 }) => iso3))
    expect(new Set(codes).size).toBe(codes.length)
    expect(regions.find(({ countries }) => countries.some(({ iso3 }) => iso3 === 'MEX'))?.name).toBe(
      'Central America',
    )
  })
})

describe('the map of results', () => {
  it('counts for each country what SQL counts, and adds nothing up', async () => {
    const rows = await client.$queryRaw<{ iso3: string; count: number }[]>`
      SELECT lower("iso3") AS "iso3", count(*)::int AS "count" FROM "result_countries" GROUP BY "iso3"`
    const places = await countResultsByPlace({})
    expect(countriesOf(places)).toEqual(Object.fromEntries(rows.map(({ iso3, count }) => [iso3, count])))
    expect(places.total).toBe(await client.result.count())
    expect(places.elsewhere).toBe(await client.result.count({ where: { countries: { none: {} } } }))
  })
})

describe('the timeline under filters', () => {
  it.each(['measure', 'agency'] as const)(
    'has in each cell by %s what the list has when period and row are chosen',
    async (by) => {
      await fc.assert(
        fc.asyncProperty(anyFilters(activities), async (filters) => {
          const timeline = await findTimeline(filters, by)
          for (const { period, row, count } of timeline.cells)
            expect([row, count]).toEqual([
              row,
              await countActivities({ ...filters, period: [period], [by]: [row] }),
            ])
          const matching = activities.filter((activity) => matchesNaively(activity, filters))
          expect(Object.fromEntries(timeline.totals.map(({ period, count }) => [period, count]))).toEqual(
            tally(matching.map(({ period }) => period)),
          )
          expect(new Set(timeline.cells.map(({ row }) => row))).toEqual(
            new Set(timeline.rows.map(({ slug }) => slug)),
          )
        }),
        { numRuns: 30 },
      )
    },
  )

  it('by agency counts joint work for each who took part, as SQL does', async () => {
    const rows = await client.$queryRaw<{ agency: string; count: number; joint: number }[]>`
      SELECT g."slug" AS "agency", count(*)::int AS "count",
        count(*) FILTER (WHERE EXISTS (
          SELECT 1 FROM "activity_agencies" o WHERE o."activity_id" = aa."activity_id" AND o."role" = 'partner'
        ))::int AS "joint"
      FROM "activity_agencies" aa JOIN "agencies" g ON g."id" = aa."agency_id" GROUP BY g."slug"`
    const { cells, rows: shown } = await findTimeline({}, 'agency')
    const sums = Object.fromEntries(
      rows.map(({ agency }) => {
        const own = cells.filter(({ row }) => row === agency)
        const sum = (of: (cell: (typeof own)[number]) => number) =>
          own.reduce((all, cell) => all + of(cell), 0)
        return [agency, [sum(({ count }) => count), sum(({ jointCount }) => jointCount)]]
      }),
    )
    expect(sums).toEqual(Object.fromEntries(rows.map(({ agency, count, joint }) => [agency, [count, joint]])))
    const counts = shown.map(({ slug }) => sums[slug]?.[0] ?? 0)
    expect(counts).toEqual([...counts].sort((a, b) => b - a))
  })

  it('counts words as the list does', async () => {
    const filters: ActivityFilters = { q: ['training'] }
    const { totals } = await findTimeline(filters)
    expect(totals.reduce((sum, { count }) => sum + count, 0)).toBe(await countActivities(filters))
  })
})

describe('who sits with whom', () => {
  it('has every seat once, and every pair that shares a mechanism once', async () => {
    const matrix = await findMechanismMatrix()
    const seats = await client.$queryRaw<{ agency: string; mechanism: string }[]>`
      SELECT DISTINCT g."slug" AS "agency", m."slug" AS "mechanism" FROM "memberships" s
      JOIN "agencies" g ON g."id" = s."agency_id" JOIN "mechanisms" m ON m."id" = s."mechanism_id"`
    const keys = (list: { agency: string; mechanism: string }[]) =>
      list.map(({ agency, mechanism }) => `${agency} ${mechanism}`).sort()
    expect(keys(matrix.seats)).toEqual(keys(seats))
    const [pairs] = await client.$queryRaw<{ pairs: number; shared: number }[]>`
      WITH seats AS (SELECT DISTINCT "agency_id", "mechanism_id" FROM "memberships")
      SELECT count(DISTINCT (a."agency_id", b."agency_id"))::int AS "pairs", count(*)::int AS "shared"
      FROM seats a JOIN seats b ON b."mechanism_id" = a."mechanism_id" AND b."agency_id" > a."agency_id"`
    expect(matrix.pairs).toHaveLength(pairs?.pairs ?? -1)
    expect(matrix.pairs.flatMap(({ mechanisms }) => mechanisms)).toHaveLength(pairs?.shared ?? -1)
  })
})

function tally(values: string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
