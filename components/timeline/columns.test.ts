import { describe, expect, it } from 'vitest'
import type { Timeline } from '@/lib/directory/timeline'
import { monthsIn } from '@/lib/format'
import { columnsOf } from './columns'
import { colourOf } from './rows'

const period = (startMonth: string, endMonth: string) => ({
  slug: `${startMonth}--${endMonth}`,
  startMonth,
  endMonth,
  inferred: false,
})
const row = (slug: string) => ({ slug, label: slug, shortLabel: slug })
const [short, long, empty] = [
  period('2010-10', '2011-02'),
  period('2014-03', '2016-03'),
  period('2017-02', '2018-04'),
]

const timeline: Timeline = {
  by: 'measure',
  periods: [short, long, empty],
  rows: [row('policy'), row('training')],
  cells: [
    { period: short.slug, row: 'training', count: 4, jointCount: 0 },
    { period: short.slug, row: 'policy', count: 2, jointCount: 0 },
    { period: long.slug, row: 'policy', count: 5, jointCount: 1 },
  ],
  // One activity of the short period stands in both rows.
  totals: [
    { period: short.slug, count: 5 },
    { period: long.slug, count: 5 },
  ],
}

describe('columns', () => {
  const columns = columnsOf(timeline)

  it('stand where something was reported, and nowhere else', () => {
    expect(columns.map(({ period: { slug } }) => slug)).toEqual([short.slug, long.slug])
  })

  it('have the number of activities for their area: the same number in a longer period is a lower column', () => {
    const areas = columns.map(({ height, period: span, count }) => (height * monthsIn(span)) / count)
    expect(areas[0]).toBeCloseTo(areas[1] ?? 0, 10)
    expect(columns[0]?.height).toBe(1)
    expect(columns[1]?.height).toBeCloseTo(5 / 25, 10)
  })

  it('are divided by their rows in the order of the rows, and no higher for what stands in two', () => {
    const [first] = columns
    expect(first?.segments.map((segment) => segment.row)).toEqual(['policy', 'training'])
    expect(first?.segments[0]).toEqual({ row: 'policy', from: 0, height: expect.closeTo(1 / 3, 10) })
    expect(first?.segments[1]?.from).toBeCloseTo(1 / 3, 10)
    expect(first?.segments.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(1, 10)
  })

  it('of nothing are none', () => {
    expect(columnsOf({ ...timeline, totals: [], cells: [] })).toEqual([])
  })
})

describe('the colour of a row', () => {
  it('is that of the kind of work, or a shade in the order of the agencies', () => {
    expect(colourOf(timeline, 'training')).toBe('measure-training')
    const rows = Array.from({ length: 9 }, (_, place) => row(`a${place}`))
    const ofAgencies: Timeline = { ...timeline, by: 'agency', rows }
    expect(colourOf(ofAgencies, 'a0')).toBe('shade-1')
    expect(colourOf(ofAgencies, 'a8')).toBe('shade-other')
  })
})
