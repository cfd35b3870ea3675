import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery, type List, listParameters, parseFilters, serialiseFilters } from './params.ts'

describe('whatever is asked', () => {
  const lists = Object.keys(listParameters) as List[]
  const paths: Record<List, string> = {
    activities: '/activities',
    agency: '/agencies/unodc',
    agencies: '/agencies',
    results: '/results',
    search: '/search',
    activityMap: '/activities/map',
    activityTimeline: '/embed/activities/timeline',
    resultMap: '/results/map',
    resultCharts: '/results/charts',
    mechanismMatrix: '/mechanisms/matrix',
  }
  /** Any unit of UTF-16, half characters too. */
  const anyUnit = fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit))
  /** Values near the rules, and any text whatever: controls, half characters, a thousand characters. */
  const value = fc.oneof(
    fc.constantFrom(
      'unodc',
      'WHO',
      'lead',
      'partner',
      'ken',
      '035',
      '2009-10',
      '2010',
      'newest',
      'oldest',
      'yes',
    ),
    fc.stringMatching(/^[a-z0-9-]{1,130}$/),
    fc.string({ unit: anyUnit, maxLength: 300 }),
    fc.constantFrom(
      '\ud83d',
      '\0',
      ' '.repeat(200),
      `x${'y'.repeat(1000)}`,
      '\ufeff',
      `${'a'.repeat(119)}😀😀`,
    ),
  )
  const asked = fc.constantFrom(...lists).chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(listParameters[list]), 'other'), value), {
        maxLength: 40,
      }),
    ),
  )

  it('a canonical query carries the same filters and problems, and is its own canonical form', () => {
    fc.assert(
      fc.property(asked, ([list, pairs]) => {
        const given = new URLSearchParams(pairs)
        const canonical = canonicalQuery(paths[list], given)
        const carried = new URLSearchParams(canonical ?? '')
        expect(parseFilters(list, carried)).toEqual(parseFilters(list, given))
        expect(canonicalQuery(paths[list], carried)).toBe(canonical)
      }),
      { numRuns: 500 },
    )
  })

  it('the order of parameters and values does not matter to a query without problems', () => {
    fc.assert(
      fc.property(asked, fc.infiniteStream(fc.nat()), ([list, pairs], keys) => {
        const shuffled = pairs
          .map((pair) => ({ pair, key: keys.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ pair }) => pair)
        const given = parseFilters(list, new URLSearchParams(pairs))
        fc.pre(given.problems.length === 0)
        expect(parseFilters(list, new URLSearchParams(shuffled))).toEqual(given)
      }),
      { numRuns: 300 },
    )
  })

  it('written filters are read as they were', () => {
    fc.assert(
      fc.property(asked, ([list, pairs]) => {
        const { filters } = parseFilters(list, new URLSearchParams(pairs))
        expect(parseFilters(list, new URLSearchParams(serialiseFilters(list, filters)))).toEqual({
          filters,
          problems: [],
        })
      }),
      { numRuns: 300 },
    )
  })

  it('any text is an address', () => {
    const text = fc.oneof(
      fc.string({ unit: anyUnit, maxLength: 10_000, size: 'max' }),
      fc
        .array(fc.constantFrom('\ud800', '\udfff', '\0', '%', '%ff', '&', '=', 'agency=', '+'), {
          maxLength: 10_000,
          size: 'max',
        })
        .map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...lists), text, (list, anything) => {
        const { filters, problems } = parseFilters(list, new URLSearchParams(anything))
        expect(Object.keys(filters)).toEqual(Object.keys(listParameters[list]))
        expect(problems.length).toBeLessThanOrEqual(20)
      }),
      { numRuns: 50 },
    )
  })

  /**
   * Inputs that make a backtracking pattern run for hours end the test by its time limit; a pattern that
   * is linear reads each of them once.
   */
  it.each([
    ['hyphens', '-'.repeat(100_000)],
    ['letters and hyphens', 'a-'.repeat(50_000)],
    ['letters with a bad end', `${'a'.repeat(100_000)}!`],
    ['space within', `a${' '.repeat(100_000)}b`],
    ['space and controls', ' \0'.repeat(50_000)],
    ['digits', '1'.repeat(100_000)],
    ['half characters', '\ud83d'.repeat(100_000)],
  ])('100 kB of %s come back short', (_name, hostile) => {
    for (const list of lists) {
      for (const parameter of Object.keys(listParameters[list])) {
        const { filters, problems } = parseFilters(list, new URLSearchParams([[parameter, hostile]]))
        const values: readonly string[] = Object.values<readonly string[]>(filters).flat()
        for (const kept of [...values, ...problems.map((problem) => problem.value)])
          expect(kept.length).toBeLessThanOrEqual(200)
      }
    }
  })

  it('100 kB of parameters leave twenty values and twenty problems', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => `agency=a${index}`).join('&')
    const { filters, problems } = parseFilters('activities', new URLSearchParams(many))
    expect(filters.agency).toHaveLength(20)
    expect(problems).toHaveLength(20)
  })
})
