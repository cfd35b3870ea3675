import { describe, expect, it } from 'vitest'
import type { ResultItem } from '@/lib/directory/results'
import { barOf, groupResults } from './groups'

const result = (changes: Partial<ResultItem>): ResultItem => ({
  slug: 'x',
  qualifier: 'exactly',
  value: 10,
  valueTo: null,
  unit: 'people',
  counted: 'officers trained',
  printed: null,
  pillar: null,
  fromMonth: null,
  asOfMonth: '2024-12',
  asOfInferred: false,
  source: 'x',
  sourceUrl: null,
  agency: null,
  programme: null,
  countries: [],
  regions: [],
  activity: null,
  story: null,
  ...changes,
})
const compare = (a: string, b: string) => a.localeCompare(b)
const mexico = { iso3: 'MEX', name: 'Mexico' }
const haiti = { iso3: 'HTI', name: 'Haiti' }

describe('results side by side', () => {
  const results = [
    result({ slug: 'a', countries: [mexico, haiti], pillar: 'services' }),
    result({ slug: 'b', asOfMonth: '2011-02' }),
    result({ slug: 'c', countries: [mexico], pillar: 'womens_movement' }),
  ]
  const grouped = (by: 'pillar' | 'country' | 'year') =>
    groupResults(results, by, compare).map(({ value, results: of }) => [
      value,
      of.map(({ slug }) => slug).join(),
    ])

  it('by country stand under each of their countries, and those of none come last', () => {
    expect(grouped('country')).toEqual([
      ['hti', 'a'],
      ['mex', 'a,c'],
      [null, 'b'],
    ])
  })

  it('by year stand newest first', () => {
    expect(grouped('year')).toEqual([
      ['2024', 'a,c'],
      ['2011', 'b'],
    ])
  })

  it('by pillar have the value that filters by it', () => {
    expect(grouped('pillar')).toEqual([
      ['services', 'a'],
      ['womens-movement', 'c'],
      [null, 'b'],
    ])
  })
})

describe('a bar', () => {
  it('is as long as its number, and ends as its qualifier says', () => {
    expect(barOf(result({ value: 5 }), 20)).toEqual({ solid: 0.25, open: 0, end: 'exact' })
    expect(barOf(result({ value: 20, qualifier: 'more_than' }), 20)).toEqual({
      solid: 1,
      open: 0,
      end: 'more',
    })
    expect(barOf(result({ value: 10, qualifier: 'close_to' }), 20).end).toBe('about')
    expect(barOf(result({ value: 5, valueTo: 15, qualifier: 'from_to' }), 20)).toEqual({
      solid: 0.25,
      open: 0.5,
      end: 'range',
    })
  })
})
