import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import type { Database } from '../../lib/database/client.ts'
import { countActivities, listActivities } from '../../lib/directory/activities.ts'
import type { ActivityFilters } from '../../lib/directory/activity-filters.ts'
import { countActivityFacets } from '../../lib/directory/facets.ts'
import { Asker } from '../support/asking.ts'
import { question } from '../support/hostile-requests.ts'
import { seed } from '../support/seed.ts'
import { countFacetsBySql } from '../support/sql-facets.ts'
import { copyOut, wholeTableByCopy } from './copy-out.ts'
import { load } from './load.ts'
import type { MeasuredServer } from './servers.ts'

/** Milliseconds of one question, and of what it is held against in the same run. */
export type QuestionRow = {
  question: string
  clients: number
  median: number
  p95: number
  yardstick?: { name: string; median: number } | undefined
  target: string
}

type Workplace = {
  portal: MeasuredServer
  bare: MeasuredServer
  client: Database
  url: string
  entries: number
}

/** Words that readers look for, of which some are in many activities and others in few. */
const searches = [
  'police',
  'training',
  'women',
  'femicide',
  'survivors services',
  'UNIFEM',
  'judges prosecutors',
]

/** Words beside them, so that no search is made twice. */
const furtherWords = [
  'Kenya',
  'Mexico',
  'Nepal',
  'Geneva',
  'Haiti',
  'Yemen',
  'Fiji',
  'schools',
  'data',
  'law',
  'camps',
  'radio',
]

/**
 * Asks what readers ask, again and again, never the same address twice where a page is asked for, so that no page
 * comes from memory. First once over, so that what is held in memory is there.
 */
export async function measureQuestions(
  workplace: Workplace,
  onProgress: (text: string) => void,
): Promise<QuestionRow[]> {
  const rows: QuestionRow[] = []
  const steps = [
    ...[searchPages, searchesOfAll, facets, suggestions, lists],
    ...[missingPages, badInput, wholeTable, publication],
  ]
  for (const [index, step] of steps.entries()) {
    onProgress(`${index + 1} of ${steps.length}`)
    rows.push(...(await step(workplace)))
  }
  return rows
}

/** Held against a page of Next that shows nothing and is made for each request like these. */
async function searchPages({ portal, bare, entries }: Workplace): Promise<QuestionRow[]> {
  const rows: QuestionRow[] = []
  let asked = 0
  // Until the code of the page is as fast as it gets.
  for (let place = 0; place < 70; place += 1)
    for (const words of searches) await ask(portal, addressOf(words, 'from', place))
  for (let round = 0; round < 500; round += 1) await ask(bare, '/anew')
  for (const clients of [1, 16]) {
    const ofBare = await timesOf(bare, clients, 200, () => '/anew')
    const yardstick = { name: 'a bare page made anew', median: quantile(ofBare, 0.5) }
    const times = await timesOf(portal, clients, 200, () => {
      asked += 1
      return addressOf(searches[asked % searches.length] ?? '', 'to', asked)
    })
    rows.push(
      row(
        'search page, ranked, with all facets',
        clients,
        times,
        `p95 ≤ ${isLarge(entries) ? 100 : 50} ms`,
        yardstick,
      ),
    )
  }
  return rows
}

/** A search narrowed by a month, at each place by another one. */
function addressOf(words: string, limit: 'from' | 'to', place: number): string {
  const month = `${2007 + (place % 18)}-${String(1 + (Math.floor(place / 18) % 12)).padStart(2, '0')}`
  return `/activities?q=${encodeURIComponent(words)}&${limit}=${month}`
}

async function searchesOfAll({ portal }: Workplace): Promise<QuestionRow[]> {
  const asked = furtherWords.flatMap((further) => searches.map((words) => `${words} ${further}`))
  const times = await timesOf(
    portal,
    1,
    asked.length,
    () => `/search?q=${encodeURIComponent(asked.pop() ?? '')}`,
  )
  return [row('search of everything, for new words', 1, times, '')]
}

async function facets({ client }: Workplace): Promise<QuestionRow[]> {
  const filters: ActivityFilters = { measure: ['training'], scope: ['national'], role: ['lead'] }
  await countActivityFacets(filters)
  const times = await repeat(50, () => countActivityFacets(filters))
  const bySql = await repeat(3, () =>
    client.$transaction(
      async (tx) => {
        // At a million it takes longer than any statement of the portal may.
        await tx.$executeRaw`SET LOCAL statement_timeout = 0`
        await countFacetsBySql(tx, filters)
      },
      { timeout: 600_000 },
    ),
  )
  const yardstick = { name: 'plain SQL', median: quantile(bySql, 0.5) }
  return [row('all facet counts under three filters', 1, times, '20 times faster than SQL', yardstick)]
}

async function suggestions({ portal, entries }: Workplace): Promise<QuestionRow[]> {
  const names = ['un', 'uni', 'unif', 'pol', 'traf', 'mex', 'hon', 'wo', 'gen', 'sp']
  const typed = [...names, 'women', 'train', 'police%20tra', 'the%20prev']
  await ask(portal, '/api/suggestions?q=un')
  let asked = 0
  const rows: QuestionRow[] = []
  for (const clients of [1, 16]) {
    const times = await timesOf(portal, clients, clients === 1 ? 100 : 400, () => {
      asked += 1
      return `/api/suggestions?q=${typed[asked % typed.length]}`
    })
    rows.push(row('suggestion', clients, times, `p95 ≤ ${isLarge(entries) ? 30 : 15} ms`))
  }
  return rows
}

async function lists({ client }: Workplace): Promise<QuestionRow[]> {
  await countActivities({})
  const first = await repeat(50, () => listActivities({ measure: ['training'] }))
  let cursor = (await listActivities({ measure: ['training'] })).nextCursor
  const next = await repeat(50, async () => {
    const page = await listActivities({ measure: ['training'], ...(cursor && { cursor: [cursor] }) })
    cursor = page.nextCursor
  })
  const bySql = await repeat(
    20,
    () => client.$queryRaw`
      SELECT a."slug", a."title", a."excerpt" FROM "activities" a
      WHERE EXISTS (SELECT 1 FROM "activity_measures" am JOIN "measures" m ON m."id" = am."measure_id"
        WHERE am."activity_id" = a."id" AND m."slug" = 'training')
      ORDER BY a."end_month" DESC, a."start_month" DESC, a."number" DESC LIMIT 21`,
  )
  const yardstick = { name: 'its activities alone in plain SQL', median: quantile(bySql, 0.5) }
  return [
    row('first page of a list', 1, first, '≤ 10 ms', yardstick),
    row('next page by cursor', 1, next, '≤ 10 ms', yardstick),
  ]
}

/** Addresses of activities in which a word is another one: pages that name what may have been meant. */
async function missingPages({ portal, client }: Workplace): Promise<QuestionRow[]> {
  const rows = await client.activity.findMany({ select: { slug: true }, orderBy: { slug: 'asc' }, take: 100 })
  const asked = rows.map(({ slug }) => slug.replace(/[a-z]+/, 'another'))
  const asker = new Asker(portal.origin)
  const times: number[] = []
  for (const slug of asked) {
    const { status, ms } = await asker.ask({ method: 'GET', target: `/activities/${slug}`, headers: {} })
    if (status !== 404) throw new Error(`An address that leads nowhere answered ${status}.`)
    times.push(ms)
  }
  asker.close()
  return [row('an address that leads nowhere', 1, times, 'p95 ≤ 100 ms')]
}

/** What the test of the running server sends, one after the other. */
async function badInput({ portal }: Workplace): Promise<QuestionRow[]> {
  const asker = new Asker(portal.origin)
  const times: number[] = []
  for (const one of fc.sample(question, { seed, numRuns: 2000 })) times.push((await asker.ask(one)).ms)
  asker.close()
  return [row('requests of any kind and size', 1, times, 'p95 ≤ 100 ms')]
}

async function wholeTable({ portal, url, entries }: Workplace): Promise<QuestionRow[]> {
  const before = (await portal.usage()).rss
  // Each takes minutes at a million.
  const rounds = isLarge(entries) ? 1 : 3
  const copied = await repeat(rounds, () => copyOut(url, wholeTableByCopy))
  let most = before
  const watch = setInterval(async () => {
    most = Math.max(most, (await portal.usage()).rss)
  }, 200)
  const times = await repeat(rounds, () => ask(portal, '/api/v1/activities?format=csv'))
  clearInterval(watch)
  const more = Math.round((most - before) / 1_000_000)
  const yardstick = { name: `COPY; memory rose by ${more} MB`, median: quantile(copied, 0.5) }
  const target = `0.7 of the speed of COPY${isLarge(entries) ? ', at most 100 MB more' : ''}`
  return [row('whole CSV', 1, times, target, yardstick)]
}

async function publication({ client, entries }: Workplace): Promise<QuestionRow[]> {
  const activity = await client.activity.findFirstOrThrow({ orderBy: { number: 'asc' } })
  const before = await countActivities({ scope: ['global'] })
  let scope: 'global' | 'regional' = activity.scope === 'global' ? 'regional' : 'global'
  const times = await repeat(20, async () => {
    await client.activity.update({ where: { id: activity.id }, data: { scope } })
    const now = await countActivities({ scope: ['global'] })
    if (now === before && scope !== activity.scope) throw new Error('A change was not in the counts.')
    scope = scope === 'global' ? 'regional' : 'global'
  })
  await client.activity.update({ where: { id: activity.id }, data: { scope: activity.scope } })
  return [row('a change written and seen in the counts', 1, times, `≤ ${isLarge(entries) ? 2 : 1} s`)]
}

/** Limits are those for 100,000 activities, or for a million. */
function isLarge(entries: number): boolean {
  return entries >= 1_000_000
}

async function ask(portal: MeasuredServer, path: string): Promise<void> {
  const response = await fetch(portal.origin + path)
  if (!response.ok) throw new Error(`${path}: ${response.status}`)
  for await (const _ of response.body ?? []) {
    // Read to its end and thrown away.
  }
}

async function timesOf(
  portal: MeasuredServer,
  connections: number,
  amount: number,
  next: () => string,
): Promise<number[]> {
  const times: number[] = []
  const requests = [{ setupRequest: (request: object) => ({ ...request, path: next() }) }]
  await load({ url: portal.origin, connections, amount, requests }, (status, ms) => {
    if (status !== 200) throw new Error(`An answer had status ${status}.`)
    times.push(ms)
  })
  return times
}

async function repeat(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let done = 0; done < times; done += 1) {
    const started = performance.now()
    await work()
    taken.push(performance.now() - started)
  }
  return taken
}

function row(
  question: string,
  clients: number,
  times: number[],
  target: string,
  yardstick?: QuestionRow['yardstick'],
): QuestionRow {
  return { question, clients, median: quantile(times, 0.5), p95: quantile(times, 0.95), target, yardstick }
}

function quantile(times: number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
