import { describe, expect, it } from 'vitest'
import { countResultsByPlace } from '../../lib/directory/places.ts'
import { countResultFacets } from '../../lib/directory/result-facets.ts'
import { fairShare, groupResults, inAlphabet, mostDrawn } from '../../lib/directory/result-groups.ts'
import {
  countResults,
  featuredResults,
  listResults,
  type ResultItem,
  resultPageSize,
} from '../../lib/directory/results.ts'
import { testDatabase } from '../support/database.ts'

const { client } = await testDatabase('inventory')
const inventory = await client.result.count()

describe('results', () => {
  it('have facets that count each of them', async () => {
    const facets = await countResultFacets({})
    expect(await countResults({})).toBe(inventory)
    for (const { value, count } of facets.countries)
      expect(await client.result.count({ where: { countries: { some: { iso3: value.iso3 } } } })).toBe(count)
    for (const { value, count } of facets.years)
      expect(await client.result.count({ where: { asOfMonth: { startsWith: value } } })).toBe(count)
    for (const { value, count } of facets.pillars)
      expect(await client.result.count({ where: { pillar: value } })).toBe(count)
    for (const { value, count } of facets.programmes)
      expect(await client.result.count({ where: { programme: { slug: value.slug } } })).toBe(count)
    expect(facets.years.reduce((sum, { count }) => sum + count, 0)).toBe(inventory)
    const years = facets.years.map(({ value }) => value)
    expect(years).toEqual([...years].sort().reverse())
    const names = facets.countries.map(({ value }) => value.name)
    expect(names.length).toBeGreaterThan(1)
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)))
  })

  it('have facets that lead to what they count under the other filters', async () => {
    const chosen = { country: ['mex'] }
    const { pillars, years } = await countResultFacets(chosen)
    expect(pillars.length).toBeGreaterThan(0)
    for (const { value, count } of pillars)
      expect(await countResults({ ...chosen, pillar: [value.replaceAll('_', '-')] })).toBe(count)
    for (const { value, count } of years) expect(await countResults({ ...chosen, year: [value] })).toBe(count)
  })

  it('have facets that keep what is chosen where nothing is left of it', async () => {
    const chosen = { pillar: ['data'], country: ['nru'], programme: ['spotlight-mali'], year: ['1999'] }
    const facets = await countResultFacets(chosen)
    expect(facets.pillars).toEqual([{ value: 'data', count: 0 }])
    expect(facets.countries).toEqual([{ value: { iso3: 'NRU', name: 'Nauru' }, count: 0 }])
    expect(facets.programmes.map(({ value, count }) => [value.slug, count])).toEqual([['spotlight-mali', 0]])
    expect(facets.years).toEqual([{ value: '1999', count: 0 }])
    expect((await countResultsByPlace(chosen)).regions).toEqual([])
  })

  it('are joined by OR within a filter and AND across', async () => {
    const { years: counted } = await countResultFacets({})
    const years = counted.slice(0, 2).map(({ value }) => value)
    expect(await countResults({ year: years })).toBe((counted[0]?.count ?? 0) + (counted[1]?.count ?? 0))
    const { items } = await listResults({ country: ['mex'], year: years })
    const inMexico = await client.result.findMany({
      where: {
        countries: { some: { iso3: 'MEX' } },
        OR: years.map((year) => ({ asOfMonth: { startsWith: year } })),
      },
    })
    expect(items.length).toBeGreaterThan(0)
    expect(items.map(({ slug }) => slug).sort()).toEqual(inMexico.map(({ slug }) => slug).sort())
  })

  it('are each stated by one activity or story', async () => {
    for (const { activity, story } of (await listResults()).items)
      expect([activity, story].filter(Boolean)).toHaveLength(1)
  })

  it('keep their number, and have none only where it is unreadable', async () => {
    const { items } = await listResults()
    expect(items.filter(({ qualifier, value }) => (qualifier === 'unreadable') !== (value === null))).toEqual(
      [],
    )
    expect(
      items.find(({ slug }) => slug === 'spotlight-essential-services-women-and-girls-informed')?.value,
    ).toBe(5_700_000)
  })

  it('that are featured come with the largest first', async () => {
    const values = (await featuredResults()).map(({ value }) => value ?? 0)
    expect(values.length).toBeGreaterThan(0)
    expect(values).toEqual([...values].sort((a, b) => b - a))
  })

  it('stand in groups that have each of them, under each of its countries', async () => {
    for (const by of ['pillar', 'year', 'country'] as const) {
      const groups = await groupResults({}, by)
      for (const { count, results } of groups) expect(results).toHaveLength(count)
      expect(new Set(groups.flatMap(slugsOf)).size, by).toBe(inventory)
    }
    for (const { value, results } of await groupResults({}, 'country'))
      for (const { countries } of results)
        expect(value ?? countries).toEqual(value ? expect.toBeOneOf(codesOf(countries)) : [])
  })

  it('stand in groups of which those without a pillar, country or year come last', async () => {
    for (const by of ['pillar', 'country'] as const) {
      const groups = inAlphabet(await groupResults({}, by), (a, b) => a.localeCompare(b))
      expect(groups.map(({ value }) => value).indexOf(null)).toBe(groups.length - 1)
    }
    const years = (await groupResults({}, 'year')).map(({ value }) => Number(value))
    expect(years).toEqual([...years].sort((a, b) => b - a))
    const names = inAlphabet(await groupResults({}, 'country'), (a, b) => b.localeCompare(a))
      .flatMap(({ country }) => country ?? [])
      .map(({ name }) => name)
    expect(names).toEqual([...names].sort((a, b) => b.localeCompare(a)))
  })
})

describe('results a hundred times as many', () => {
  it('are there as soon as they are written, a page at a time, each once and in their order', async () => {
    await multiply(99)
    expect(await countResults({})).toBe(inventory * 100)
    const seen: ResultItem[] = []
    const cursors: string[] = []
    do {
      const page = await listResults({ cursor: cursors.slice(-1) })
      expect(page.isLost).toBe(false)
      seen.push(...page.items)
      if (page.nextCursor) expect(page.items).toHaveLength(resultPageSize)
      cursors.push(page.nextCursor ?? '')
    } while (cursors.at(-1))
    expect(seen).toHaveLength(inventory * 100)
    const ordered = await client.result.findMany({
      select: { slug: true },
      orderBy: [{ pillar: 'asc' }, { asOfMonth: 'desc' }, { slug: 'asc' }],
    })
    expect(seen.map(({ slug }) => slug)).toEqual(ordered.map(({ slug }) => slug))
  })

  it('are drawn as far as there is room, each group with its newest, and small groups whole', async () => {
    for (const by of ['pillar', 'year', 'country'] as const) {
      const groups = await groupResults({ year: ['2023', '2024'] }, by)
      const drawn = groups.flatMap(slugsOf)
      expect(drawn.length).toBeLessThanOrEqual(mostDrawn)
      expect(drawn.length).toBeGreaterThan(mostDrawn - groups.length)
      const largest = Math.max(...groups.map(({ results }) => results.length))
      for (const { count, results } of groups) expect(results).toHaveLength(Math.min(count, largest))
    }
  })

  it('are all there where all are asked for', async () => {
    const groups = await groupResults({}, 'pillar', Number.POSITIVE_INFINITY)
    expect(new Set(groups.flatMap(slugsOf)).size).toBe(inventory * 100)
  })

  it('begin anew behind a result that is none', async () => {
    const page = await listResults({ cursor: ['no-result-of-this-name'] })
    expect(page.isLost).toBe(true)
    expect(page.items).toEqual((await listResults()).items)
  })
})

describe('a fair share', () => {
  it('is what each may have so that together they have as many as there are', () => {
    expect(fairShare([2, 3], 10)).toBe(Number.POSITIVE_INFINITY)
    expect(fairShare([2, 100, 100], 10)).toBe(4)
    expect(fairShare([5, 5, 5], 15)).toBe(Number.POSITIVE_INFINITY)
    expect(fairShare([5, 5, 6], 15)).toBe(5)
    expect(fairShare([9, 9, 9], 2)).toBe(1)
    expect(fairShare([], 10)).toBe(Number.POSITIVE_INFINITY)
  })
})

function slugsOf({ results }: { results: ResultItem[] }): string[] {
  return results.map(({ slug }) => slug)
}

function codesOf(countries: { iso3: string }[]): string[] {
  return countries.map(({ iso3 }) => iso3.toLowerCase())
}

/** Adds so many copies of every result, with its countries. */
async function multiply(times: number): Promise<void> {
  await client.$executeRaw`
    INSERT INTO "results" ("id", "slug", "position", "qualifier", "value", "value_to", "unit", "counted", "printed",
      "pillar", "from_month", "as_of_month", "as_of_inferred", "source", "source_url", "agency_id", "programme_id",
      "activity_id", "story_id")
    SELECT gen_random_uuid(), concat(r."slug", '-copy-', n), r."position", r."qualifier", r."value", r."value_to",
      r."unit", r."counted", r."printed", r."pillar", r."from_month", r."as_of_month", r."as_of_inferred",
      r."source", r."source_url", r."agency_id", r."programme_id", r."activity_id", r."story_id"
    FROM "results" r, generate_series(1, ${times}::int) n`
  await client.$executeRaw`
    INSERT INTO "result_countries" ("result_id", "iso3")
    SELECT copy."id", c."iso3"
    FROM "results" copy JOIN "results" r ON copy."slug" LIKE r."slug" || '-copy-%'
      JOIN "result_countries" c ON c."result_id" = r."id"`
}
