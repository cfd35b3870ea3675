import { describe, expect, it } from 'vitest'
import { monthsIn, type Span } from '@/lib/format'
import { timeScale } from './scale'

const span = (startMonth: string, endMonth: string): Span => ({ startMonth, endMonth })

/** Periods of different length with a gap: the twelve months of 2012 from February on are in none. */
const spans = [span('2009-10', '2010-02'), span('2010-03', '2012-01'), span('2013-03', '2013-12')]
/** From January 2009 to December 2013. */
const months = 60

describe('a time scale', () => {
  const scale = timeScale(spans, 'ltr')

  it('runs from the January before the first month to the December after the last', () => {
    expect(scale.years.map(({ year }) => year)).toEqual([2009, 2010, 2011, 2012, 2013])
    expect(scale.years.map(({ at }) => at)).toEqual([0, 20, 40, 60, 80])
    expect(scale.place(span('2009-01', '2013-12'))).toEqual({ start: 0, length: 100 })
  })

  it.each(spans)('gives every span the length of its months: %o', (given) => {
    expect(scale.place(given).length).toBeCloseTo((monthsIn(given) / months) * 100, 10)
  })

  it('begins a span where its first month begins', () => {
    expect(scale.place(span('2009-10', '2010-02')).start).toBeCloseTo(15, 10)
    expect(scale.place(span('2013-03', '2013-12')).start).toBeCloseTo((50 / months) * 100, 10)
  })

  it('lets spans that follow each other touch, and leaves gaps as long as they were', () => {
    const [first, second, third] = spans.map((given) => scale.place(given))
    if (!first || !second || !third) throw new Error('Three spans have three places')
    expect(first.start + first.length).toBeCloseTo(second.start, 10)
    expect(third.start - (second.start + second.length)).toBeCloseTo((13 / months) * 100, 10)
  })

  it('measures a single month', () => {
    expect(scale.place(span('2010-01', '2010-01'))).toEqual({
      start: 20,
      length: expect.closeTo(100 / months, 10),
    })
  })

  it('does not depend on the order of the spans', () => {
    expect(timeScale([...spans].reverse(), 'ltr').years).toEqual(scale.years)
  })
})

describe('where the page runs from right to left', () => {
  const scale = timeScale(spans, 'rtl')
  const other = timeScale(spans, 'ltr')

  it.each(spans)('a span lies mirrored and is as long: %o', (given) => {
    const mirrored = scale.place(given)
    const { start, length } = other.place(given)
    expect(mirrored.length).toBeCloseTo(length, 10)
    expect(mirrored.start).toBeCloseTo(100 - start - length, 10)
  })

  it('the first year begins at the right end, and later ones lie to its left', () => {
    expect(scale.years).toEqual([
      { year: 2009, at: 100 },
      { year: 2010, at: 80 },
      { year: 2011, at: 60 },
      { year: 2012, at: 40 },
      { year: 2013, at: 20 },
    ])
  })

  it('places are written with two decimals', () => {
    const seven = [span('2007-07', '2013-02')]
    for (const direction of ['ltr', 'rtl'] as const)
      for (const { at } of timeScale(seven, direction).years) expect(String(at)).toMatch(/^\d+(\.\d{1,2})?$/)
  })
})

describe('a scale of little', () => {
  it('shows the whole year of one period', () => {
    const scale = timeScale([span('2009-10', '2009-12')], 'ltr')
    expect(scale.years).toEqual([{ year: 2009, at: 0 }])
    expect(scale.place(span('2009-10', '2009-12'))).toEqual({ start: 75, length: 25 })
  })

  it('shows both years of one period over the turn of a year', () => {
    const scale = timeScale([span('2009-10', '2010-02')], 'rtl')
    expect(scale.years).toEqual([
      { year: 2009, at: 100 },
      { year: 2010, at: 50 },
    ])
    expect(scale.place(span('2009-10', '2010-02')).start).toBeCloseTo(100 - (14 / 24) * 100, 10)
  })

  it('has no years without periods', () => {
    expect(timeScale([], 'ltr').years).toEqual([])
  })
})
