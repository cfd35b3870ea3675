import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { passagesOf } from '../../lib/directory/activity-passages.ts'
import { searchEverything, searchOutcome } from '../../lib/directory/search.ts'
import { suggest } from '../../lib/directory/suggestions.ts'
import { testDatabase } from '../support/database.ts'

const database = await testDatabase('inventory')

const judgements: Record<string, string[]> = parse(
  readFileSync('tests/integration/judgements/search.yaml', 'utf8'),
)
const scores: number[] = []

describe('what people look for', () => {
  it.each(Object.entries(judgements))('%s', async (query, wanted) => {
    const keys = (await searchEverything(query)).hits.map(({ kind, key }) => `${kind}/${key}`)
    scores.push(gain(keys, wanted))
    expect(keys.slice(0, 5)).toEqual(expect.arrayContaining(wanted))
  })

  afterAll(() => {
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length
    process.stdout.write(`Search, nDCG@10 over ${scores.length} judged queries: ${mean.toFixed(3)}\n`)
  })
})

describe('a search', () => {
  it('offers the word that was meant where one stands nowhere', async () => {
    expect((await searchOutcome('trafiking'))?.better).toBe('trafficking')
    expect((await searchOutcome('"prisonners" rules'))?.better).toBe('"prisoners" rules')
    expect((await searchOutcome('police'))?.better).toBeNull()
  })

  it('takes for what was meant the nearest word that is much used, letters exchanged too', async () => {
    expect((await searchOutcome('polise'))?.better).toBe('police')
    expect((await searchOutcome('UNFIEM'))?.better).toBe('unifem')
  })

  it('does not ask what was meant where something other than an activity has the word', async () => {
    const outcome = await searchOutcome('ivory coast')
    expect(outcome).toMatchObject({ unknown: [], better: null })
    const { hits } = await searchEverything('ivory coast')
    expect(hits[0]).toMatchObject({ kind: 'country', key: 'CIV' })
  })

  it('says what a former name is the name of today', async () => {
    expect((await searchOutcome('UNIFEM training'))?.former).toMatchObject([
      { name: 'UNIFEM', agency: { slug: 'un-women' } },
    ])
    expect((await searchOutcome('un-women'))?.former).toEqual([])
  })

  it('lists what is without a word where nothing else is looked for', async () => {
    const { hits, activityCount } = await searchEverything('-police')
    expect(hits).toHaveLength(20)
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['activity']))
    expect(activityCount).toBeGreaterThan(20)
  })

  it('finds rape where sexual violence is written, and the other way round', async () => {
    const keys = async (text: string) => (await searchEverything(text)).hits.map(({ key }) => key)
    expect((await keys('rape')).length).toBeGreaterThan(0)
    expect(await keys('rape')).toEqual(expect.arrayContaining((await keys('"sexual violence"')).slice(0, 3)))
  })

  it('says which words are too common, which stand nowhere, and how many were found', async () => {
    expect(await searchOutcome('the of')).toMatchObject({ common: ['the', 'of'], of: 0 })
    expect(await searchOutcome('UNIFEM training police Balkans 2011')).toMatchObject({
      unknown: ['Balkans'],
      has: 4,
      of: 5,
    })
  })

  it('marks the words in the passage in which most of them stand', async () => {
    const { hits } = await searchEverything('prisoners Thailand')
    const rules = hits.find(({ key }) => key === 'rules-for-women-prisoners-drafted')
    const marked = rules?.title.filter(({ match }) => match).map(({ text }) => text)
    expect(marked).toEqual(['prisoners', 'Thailand'])
  })

  it('marks forms of the words, and no others that only begin so', async () => {
    const slug = 'training-for-judges-police-and-prosecutors'
    const { number } = await database.client.activity.findUniqueOrThrow({ where: { slug } })
    const passages = await passagesOf('police', [number])
    const passage = passages.get(slug)?.passage ?? []
    const marked = new Set(passage.filter(({ match }) => match).map(({ text }) => text.toLowerCase()))
    expect(marked).toEqual(new Set(['police']))
  })

  it('says which words each lacks, where nothing has all of them', async () => {
    const { hits, outcome } = await searchEverything('police Rajasthan femicide nowhereland')
    expect(outcome).toMatchObject({ has: 2, of: 4, unknown: ['nowhereland'] })
    const slug = 'police-training-in-rajasthan'
    expect(hits.find(({ key }) => key === slug)?.lacks).toEqual(['femicide'])
    const { number } = await database.client.activity.findUniqueOrThrow({ where: { slug } })
    const listed = await passagesOf('police Rajasthan femicide nowhereland', [number])
    expect(listed.get(slug)?.lacks).toEqual(['femicide'])
    const whole = await searchEverything('police Rajasthan')
    expect(whole.hits.flatMap(({ lacks }) => lacks)).toEqual([])
  })

  it('visits every hit once, page by page', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof searchEverything>> = await searchEverything('women', { cursor })
      seen.push(...page.hits.map(({ kind, key }) => `${kind}/${key}`))
      cursor = page.nextCursor
    } while (cursor)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThan(40)
  })

  it('says of what it finds by names what it is, who did it and when', async () => {
    const { hits } = await searchEverything('UNIFEM training')
    const unmarked = hits.filter(
      ({ passage, title }) => ![...title, ...(passage ?? [])].some(({ match }) => match),
    )
    expect(unmarked.length).toBeGreaterThan(0)
    for (const { key, passage, activity } of unmarked) {
      expect(passage?.length, key).toBeGreaterThan(0)
      expect(activity?.agencies.map(({ slug }) => slug)).toContain('un-women')
      expect(activity?.measures.map(({ slug }) => slug)).toContain('training')
    }
  })

  it('can be limited to kinds of things', async () => {
    const { hits } = await searchEverything('femicide', { kinds: ['story'] })
    expect(new Set(hits.map(({ kind }) => kind))).toEqual(new Set(['story']))
  })
})

describe('suggestions', () => {
  it.each([
    ['unif', '/agencies/un-women'],
    ['dpk', '/agencies/dpo'],
    ['cote d', '/countries/civ'],
    ['traff', '/mechanisms/icat'],
    ['train', '/measures/training'],
    ['police train', '/activities/police-trainers-course-in-viet-nam'],
    ['rajasth', '/activities/police-training-in-rajasthan'],
    ['mediators pre', '/stories/honduras-mediators-stop-lethal-violence'],
    ['un', '/agencies/un-women'],
    ['un', '/agencies/unodc'],
    ['unw', '/agencies/un-women'],
  ])('for %s lead to %s', async (typed, path) => {
    expect((await suggest(typed)).map((suggestion) => suggestion.path)).toContain(path)
  })

  it('name things before titles, and few of these', async () => {
    const kinds = (await suggest('femicide')).map(({ kind }) => kind)
    expect(kinds[0]).toBe('measure')
    expect(kinds.slice(-3).every((kind) => ['activity', 'story'].includes(kind))).toBe(true)
    expect(kinds.filter((kind) => ['activity', 'story'].includes(kind))).toHaveLength(3)
  })

  it('hold a title as soon as it is there, and no longer', async () => {
    const { client } = database
    const [before, key] = [await suggest('zanzibar'), { kind: 'activity', key: 'zanzibar' } as const]
    await client.$executeRaw`
      INSERT INTO "search_documents" ("kind", "key", "number", "title", "language", "text", "document")
      VALUES ('activity', ${key.key}, 1000000, 'Shelters in Zanzibar’s towns', 'en', '', '')`
    const during = await suggest('zanzibar')
    await client.searchDocument.delete({ where: { kind_key: key } })
    expect([before, during, await suggest('zanzibar')]).toEqual([
      [],
      [{ kind: 'activity', label: 'Shelters in Zanzibar’s towns', path: '/activities/zanzibar' }],
      [],
    ])
  })

  it('find a title by letters without their accents', async () => {
    const { client } = database
    await client.$executeRaw`
      INSERT INTO "search_documents" ("kind", "key", "number", "title", "language", "text", "document")
      VALUES ('activity', 'ecoles', 1000000, 'Écoles sûres', 'fr', '', '')`
    const found = await suggest('ecoles sur')
    await client.searchDocument.delete({ where: { kind_key: { kind: 'activity', key: 'ecoles' } } })
    expect(found).toEqual([{ kind: 'activity', label: 'Écoles sûres', path: '/activities/ecoles' }])
  })

  it.each(["po'lice", "'''':*", 'police & | ! <->', 'a\\b police', '\u0000poli', 'AND OR police'])(
    'stand whatever is typed: %j',
    async (typed) => {
      expect(Array.isArray(await suggest(typed))).toBe(true)
    },
  )

  it('are not given for one letter, nor for what is no name', async () => {
    expect(await suggest('u')).toEqual([])
    expect(await suggest('%%%')).toEqual([])
    expect(await suggest('x'.repeat(10_000))).toEqual([])
  })
})

/** Normalised discounted cumulative gain of the first ten; the first wanted is worth most. */
function gain(found: string[], wanted: string[]): number {
  const worth = (key: string) => (wanted.includes(key) ? wanted.length - wanted.indexOf(key) : 0)
  const discounted = (keys: string[]) =>
    keys.slice(0, 10).reduce((sum, key, index) => sum + worth(key) / Math.log2(index + 2), 0)
  return discounted(found) / discounted(wanted)
}
