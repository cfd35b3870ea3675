import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '../../lib/database/generated/enums.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'
import type { ActivityIndex } from '../../lib/search/activity-index.ts'
import { currentIndex } from '../../lib/search/current-index.ts'
import { testDatabase } from '../support/database.ts'
import { anyFilters, everyActivity, type NaiveActivity } from '../support/naive-activities.ts'
import { countBySql, countFacetsBySql } from '../support/sql-facets.ts'

const { client, url } = await testDatabase('inventory')
let activities: NaiveActivity[]
let other: ChildProcess

beforeAll(async () => {
  activities = await everyActivity(client)
  other = fork('tests/support/index-process.ts', {
    execArgv: ['--import', import.meta.resolve('tsx')],
    env: { ...process.env, DATABASE_URL: url },
    serialization: 'advanced',
  })
})

afterAll(async () => {
  const ended = once(other, 'exit')
  other.disconnect()
  await ended
})

describe('the counts of the index', () => {
  it('are those of SQL under any filters', async () => {
    await fc.assert(
      fc.asyncProperty(anyFilters(activities), (filters) => agreesWithSql(filters)),
      { numRuns: 60 },
    )
  })

  it('are those of SQL in two processes, after any publications and withdrawals', async () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant('publish' as const), template: fc.nat() }),
      fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat() }),
      fc.record({ kind: fc.constant('alter' as const), which: fc.nat(), measure: fc.nat() }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        anyFilters(activities),
        async (changes, filters) => {
          for (const one of changes) await apply(one)
          await agreesWithSql(filters)
          expect(await askOther(filters)).toEqual(await bySql(filters))
        },
      ),
      { numRuns: 25 },
    )
  })

  it('are those of SQL after a transaction that changed several', async () => {
    const two = await client.activity.findMany({ take: 2, orderBy: { number: 'asc' } })
    const setScope = (scope: Scope) =>
      client.$transaction(two.map(({ id }) => client.activity.update({ where: { id }, data: { scope } })))
    await setScope('regional')
    const before = await bySql({ scope: ['global'] })
    await setScope('global')
    const after = await bySql({ scope: ['global'] })
    expect(after).not.toEqual(before)
    await agreesWithSql({ scope: ['global'] })
  })
})

type Change =
  | { kind: 'publish'; template: number }
  | { kind: 'withdraw'; which: number }
  | { kind: 'alter'; which: number; measure: number }

let published = 0

async function apply(change: Change): Promise<void> {
  const all = await client.activity.findMany({ include: { agencies: true, measures: true, countries: true } })
  const pick = (index: number) => all[index % all.length]
  if (change.kind === 'withdraw') {
    // Something is always left to be changed.
    if (all.length > 5) await client.activity.delete({ where: { id: pick(change.which)?.id ?? '' } })
    return
  }
  if (change.kind === 'alter') {
    const measures = await client.measure.findMany({ orderBy: { slug: 'asc' } })
    const activityId = pick(change.which)?.id ?? ''
    const measureId = measures[change.measure % measures.length]?.id ?? ''
    await client.activityMeasure.deleteMany({ where: { activityId } })
    await client.activityMeasure.create({ data: { activityId, measureId, position: 0 } })
    return
  }
  const template = pick(change.template)
  if (!template) return
  published += 1
  const { id: _id, number: _number, agencies, measures, countries, ...fields } = template
  await client.activity.create({
    data: {
      ...fields,
      slug: `published-${published}`,
      agencies: { create: agencies.map(({ activityId: _, ...agency }) => agency) },
      measures: { create: measures.map(({ activityId: _, ...measure }) => measure) },
      countries: { create: countries.map(({ iso3 }) => ({ iso3 })) },
    },
  })
}

async function agreesWithSql(filters: ActivityFilters): Promise<void> {
  expect(countsOf(await currentIndex(), filters)).toEqual(await bySql(filters))
}

async function bySql(filters: ActivityFilters) {
  return { total: await countBySql(client, filters), facets: await countFacetsBySql(client, filters) }
}

function countsOf(index: ActivityIndex, filters: ActivityFilters) {
  const facets = Object.entries(index.facets(filters, null))
  return {
    total: index.count(filters, null),
    facets: Object.fromEntries(facets.map(([parameter, counts]) => [parameter, Object.fromEntries(counts)])),
  }
}

async function askOther(filters: ActivityFilters): Promise<unknown> {
  const answer = once(other, 'message')
  other.send(filters)
  return (await answer)[0]
}
