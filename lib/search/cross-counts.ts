import { type ActivityIndex, select } from './activity-index.ts'
import type { ChosenFilters, Dimension } from './activity-segment.ts'

/** How many of the matching activities have one value of two dimensions at once, and how many of them are joint. */
export type CrossCount = { column: string; row: string; count: number; jointCount: number }

export type CrossCounts = {
  cells: CrossCount[]
  /** Activities of each column; one that stands in two rows counts once. */
  columns: Map<string, number>
  /** Activities of each row, over all columns. */
  rows: Map<string, number>
}

/**
 * Counts the activities that match by two dimensions at once. Unlike facets, the values chosen of either dimension
 * narrow too: what is counted is what the list shows.
 */
export function crossCounts(
  index: ActivityIndex,
  filters: ChosenFilters,
  words: Int32Array | null,
  { column, row }: { column: Dimension; row: Dimension },
): CrossCounts {
  const cells = new Map<string, CrossCount>()
  const columns = new Map<string, number>()
  const rows = new Map<string, number>()
  for (const segment of index.segments) {
    const matching = select(segment, filters, words)
    const joint = segment.havingAny('partner').new_intersection(matching)
    for (const [value, set] of segment.values(row)) add(rows, value, set.intersection_size(matching))
    for (const [columnValue, columnSet] of segment.values(column)) {
      const inColumn = columnSet.clone().intersection(matching)
      const jointInColumn = columnSet.clone().intersection(joint)
      const size = inColumn.size()
      if (size === 0) continue
      add(columns, columnValue, size)
      for (const [rowValue, rowSet] of segment.values(row)) {
        const count = rowSet.intersection_size(inColumn)
        if (count === 0) continue
        const key = `${columnValue} ${rowValue}`
        const cell = cells.get(key) ?? { column: columnValue, row: rowValue, count: 0, jointCount: 0 }
        cell.count += count
        cell.jointCount += rowSet.intersection_size(jointInColumn)
        cells.set(key, cell)
      }
    }
  }
  return { cells: [...cells.values()], columns, rows }
}

/** How many of the matching activities have any value of the dimension. */
export function countHaving(
  index: ActivityIndex,
  filters: ChosenFilters,
  words: Int32Array | null,
  dimension: Dimension,
): number {
  return index.segments.reduce(
    (sum, segment) => sum + segment.havingAny(dimension).intersection_size(select(segment, filters, words)),
    0,
  )
}

function add(counts: Map<string, number>, value: string, count: number): void {
  if (count > 0) counts.set(value, (counts.get(value) ?? 0) + count)
}
