import { describe, expect, test } from 'vitest'
import { gapBetween } from './period-gaps.ts'

describe('the gap between two reporting periods', () => {
  test('is the one month that is in neither', () => {
    const gap = gapBetween(
      { startMonth: '2011-03', endMonth: '2012-01' },
      { startMonth: '2012-03', endMonth: '2013-02' },
    )
    expect(gap).toEqual({ startMonth: '2012-02', endMonth: '2012-02' })
  })

  test('may be several months across the turn of a year', () => {
    const gap = gapBetween(
      { startMonth: '2020-02', endMonth: '2021-09' },
      { startMonth: '2022-02', endMonth: '2024-12' },
    )
    expect(gap).toEqual({ startMonth: '2021-10', endMonth: '2022-01' })
  })

  test('is none where one follows the other at once, also across the turn of a year', () => {
    const earlier = { startMonth: '2022-01', endMonth: '2024-12' }
    expect(gapBetween(earlier, { startMonth: '2025-01', endMonth: '2025-12' })).toBeNull()
  })

  test('is none where the two overlap', () => {
    const earlier = { startMonth: '2018-05', endMonth: '2020-03' }
    expect(gapBetween(earlier, { startMonth: '2020-02', endMonth: '2021-09' })).toBeNull()
  })
})
