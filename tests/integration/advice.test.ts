import { describe, expect, it } from 'vitest'
import { listActivities } from '../../lib/directory/activities.ts'
import { latestActivities } from '../../lib/directory/latest-activities.ts'
import { searchEverything, searchOutcome } from '../../lib/directory/search.ts'
import { encodeCursor } from '../../lib/interchange/cursor.ts'
import type { ParameterProblem } from '../../lib/interchange/problems.ts'
import { parseFilters } from '../../lib/search/params.ts'
import { encodeNumber, encodePlace } from '../../lib/search/place.ts'
import { testDatabase } from '../support/database.ts'
import { ask } from '../support/open-data.ts'

await testDatabase('inventory')

const slugsOf = (items: { slug: string }[]) => items.map(({ slug }) => slug)

describe('words in which there is nothing to look for', () => {
  it.each(['the of and', '???', '" "', '-', '!&|():*'])(
    'narrow nothing, and are told as such: %s',
    async (text) => {
      expect(await searchOutcome(text)).toMatchObject({ nothing: true, text, of: 0 })
      const { hits, counts } = await searchEverything(text)
      expect({ hits, counts }).toEqual({ hits: [], counts: [] })
    },
  )

  it('are refused by the API, which would otherwise give all there is for an answer', async () => {
    for (const text of ['the of and', '???', '"']) {
      const [problem] = await problemsOf(`/api/v1/activities?q=${encodeURIComponent(text)}`)
      expect(problem).toEqual({
        parameter: 'q',
        value: text,
        detail: expect.stringMatching(/^There is no word in this to look for/),
      })
    }
  })

  it('are others than words to leave out', async () => {
    expect(await searchOutcome('-police')).toMatchObject({ nothing: false, of: 0 })
    expect((await ask('/api/v1/activities?q=-police')).status).toBe(200)
  })
})

describe('words that can be looked for only in part', () => {
  it('are told where a quotation mark is not closed', async () => {
    expect(await searchOutcome('"women prisoners')).toMatchObject({ openQuote: true })
    expect(await searchOutcome('"women prisoners')).toMatchObject({ of: 2 })
    expect(await searchOutcome('“women prisoners”')).toMatchObject({ openQuote: false })
    expect(await searchOutcome('"a" "b" "')).toMatchObject({ openQuote: true })
  })

  it('are told where they are more than are looked for', async () => {
    const words = (count: number) => Array.from({ length: count }, (_, index) => `w${index}`).join(' ')
    expect(await searchOutcome(words(16))).toMatchObject({ of: 16, tooMany: null })
    expect(await searchOutcome(words(17))).toMatchObject({ of: 16, tooMany: 16 })
  })

  it('of several scripts are each looked for in the languages of the texts', async () => {
    const outcome = await searchOutcome('police насилия 妇女 العنف')
    expect(outcome?.of).toBe(4)
    expect(outcome?.unknown).toEqual(expect.arrayContaining(['насилия', 'العنف']))
    const { hits } = await searchEverything('prisoners Thailand 妇女')
    expect(hits.length).toBeGreaterThan(0)
    const mixed = await searchEverything('prisoners Thailand насилия العنف')
    expect(mixed.outcome).toMatchObject({ has: 2, of: 4 })
    expect(mixed.activityCount).toBeGreaterThan(0)
  })
})

it('words are cut where one ends, so that none is looked for in part', () => {
  const q = (text: string) => parseFilters('search', new URLSearchParams({ q: text })).filters.q[0] ?? ''
  const long = 'police training in southern Africa '.repeat(300)
  expect(long.startsWith(`${q(long)} `)).toBe(true)
  expect(q(long).length).toBeGreaterThan(180)
  expect(q('x'.repeat(300))).toBe('x'.repeat(200))
})

describe('a place in a list that is none', () => {
  const beyond = encodePlace({ endMonth: '1900-01', startMonth: '1900-01', number: 1 })

  it.each([
    ['made up', 'not-a-place'],
    ['of another order', encodeNumber(7)],
    ['behind everything', beyond],
  ])('%s begins the list anew, and says so', async (_, cursor) => {
    const [first, page] = await Promise.all([listActivities({}), listActivities({ cursor: [cursor] })])
    expect(slugsOf(page.items)).toEqual(slugsOf(first.items))
    expect([first.isLost, page.isLost]).toEqual([false, true])
  })

  it('by relevance as well', async () => {
    for (const cursor of [encodeNumber(999_999), 'not-a-place', beyond]) {
      const page = await listActivities({ q: ['police'], cursor: [cursor] })
      expect(page).toEqual({ ...(await listActivities({ q: ['police'] })), isLost: true })
    }
  })

  it('is none where one can be gone on from', async () => {
    const { nextCursor } = await listActivities({}, 3)
    const next = await listActivities({ cursor: [nextCursor ?? ''] }, 3)
    expect(next.isLost).toBe(false)
    const whole = await listActivities({}, 6)
    expect(slugsOf(next.items)).toEqual(slugsOf(whole.items).slice(3))
  })

  it('of a search begins it anew, and says so', async () => {
    const first = await searchEverything('police')
    const lost = await searchEverything('police', { cursor: 'agency/no-such-thing' })
    expect(lost).toEqual({ ...first, isLost: true })
    expect((await searchEverything('police', { cursor: first.nextCursor })).isLost).toBe(false)
  })

  it('of a feed begins it anew, and says so', async () => {
    expect((await latestActivities({ cursor: ['not-a-place'] })).isLost).toBe(true)
    expect((await latestActivities({})).isLost).toBe(false)
  })
})

describe('a cursor of the API', () => {
  const badCursor = /^This cursor does not belong to this list/

  it.each(['agencies', 'countries', 'results', 'stories', 'activities'])(
    'of %s that was put together by hand is refused, whatever it holds',
    async (kind) => {
      for (const place of ['\0', 'who\0', "'", ' ', '\ud800', 'x'.repeat(300), '../..', '%']) {
        const cursor = encodeCursor(`${kind} []`, place)
        const [problem] = await problemsOf(`/api/v1/${kind}?cursor=${cursor}`)
        expect(problem).toMatchObject({ parameter: 'cursor', detail: expect.stringMatching(badCursor) })
      }
    },
  )

  it('that names no place any more is refused, where going on would begin anew', async () => {
    const byTime = encodeCursor('activities []', encodeNumber(7))
    const [forged] = await problemsOf(`/api/v1/activities?cursor=${byTime}`)
    expect(forged?.detail).toMatch(badCursor)
    const csv = await ask(`/api/v1/activities?format=csv&cursor=${byTime}`)
    expect(csv.status).toBe(400)
    const byRelevance = encodeCursor('activities [["q",["police"]]]', encodeNumber(999_999))
    const [expired] = await problemsOf(`/api/v1/activities?q=police&cursor=${byRelevance}`)
    expect(expired?.detail).toMatch(badCursor)
  })

  it('leads on where it was given out', async () => {
    for (const query of ['limit=3', 'limit=3&q=women', 'limit=3&sort=oldest']) {
      const { json } = await ask(`/api/v1/activities?${query}`)
      const next = await ask(`/api/v1/activities?${query}&cursor=${json.meta.nextCursor}`)
      expect(next.status).toBe(200)
      expect(slugsOf(next.json.data)).not.toEqual(slugsOf(json.data))
    }
  })
})

it('a problem with many fields is told in short', async () => {
  const fields = Array.from({ length: 300 }, (_, index) => `f${index}`).join(',')
  for (const path of ['/api/v1/agencies', '/api/v1/agencies/unodc'])
    expect(await problemsOf(`${path}?fields=${fields}`)).toHaveLength(20)
})

async function problemsOf(path: string): Promise<ParameterProblem[]> {
  const { status, json } = await ask(path)
  expect(status).toBe(400)
  return json.errors
}
