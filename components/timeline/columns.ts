import type { Timeline } from '@/lib/directory/timeline'
import { monthsIn } from '@/lib/format'

/** A period as a column: what lies above each other in it, from the bottom, in shares of the greatest height. */
export type Column = {
  period: Timeline['periods'][number]
  count: number
  height: number
  segments: { row: string; from: number; height: number }[]
}

/**
 * One column for each period in which something was reported. Periods differ in length, so that a height is activities
 * per month and the area their number. A column is divided by what its rows have; activities that stand in two rows
 * make it no higher.
 */
export function columnsOf(timeline: Timeline): Column[] {
  const rates = timeline.periods.flatMap((period) => {
    const count = timeline.totals.find((total) => total.period === period.slug)?.count ?? 0
    return count > 0 ? [{ period, count, rate: count / monthsIn(period) }] : []
  })
  const most = Math.max(...rates.map(({ rate }) => rate))
  return rates.map(({ period, count, rate }) => {
    const height = rate / most
    const cells = timeline.rows.flatMap(
      (row) => timeline.cells.find((cell) => cell.period === period.slug && cell.row === row.slug) ?? [],
    )
    const sum = cells.reduce((total, cell) => total + cell.count, 0)
    let from = 0
    const segments = cells.map((cell) => {
      const segment = { row: cell.row, from, height: (cell.count / sum) * height }
      from += segment.height
      return segment
    })
    return { period, count, height, segments }
  })
}
