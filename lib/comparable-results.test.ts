import { describe, expect, test } from 'vitest'
import { comparableResults } from './comparable-results.ts'

const federal = { unit: 'laws', value: 31, valueTo: null }
const state = { unit: 'laws', value: 49, valueTo: null }

describe('results that may be drawn to one scale', () => {
  test('are those of the same unit, with the largest as the end of the scale', () => {
    const women = { unit: 'women', value: 133, valueTo: null }
    expect(comparableResults([federal, women, state])).toEqual({
      groups: [{ unit: 'laws', most: 49, results: [federal, state] }],
      others: [women],
    })
  })

  test('reach as far as the upper end of a range', () => {
    const range = { unit: 'laws', value: 40, valueTo: 60 }
    expect(comparableResults([federal, range]).groups[0]?.most).toBe(60)
  })

  test('never hold shares, which are shares of different things', () => {
    const shares = [
      { unit: 'percent', value: 65, valueTo: null },
      { unit: 'percent', value: 50, valueTo: null },
    ]
    expect(comparableResults(shares)).toEqual({ groups: [], others: shares })
  })

  test('never hold what cannot be read as a number', () => {
    const people = [
      { unit: 'people', value: 217959, valueTo: null },
      { unit: 'people', value: null, valueTo: null },
    ]
    expect(comparableResults(people)).toEqual({ groups: [], others: people })
  })

  test('are none where the numbers are so small that words say more', () => {
    const provinces = [
      { unit: 'provinces', value: 1, valueTo: null },
      { unit: 'provinces', value: 2, valueTo: null },
    ]
    expect(comparableResults(provinces).groups).toEqual([])
  })
})
