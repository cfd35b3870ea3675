import type { Timeline, TimelineRow } from '@/lib/directory/timeline'

/** More rows than these stand in the table only. */
export const mostRows = 12
/** So many agencies have a shade of their own in a column; the others share one. */
const shades = 6

/** Whether something stands in two rows, so that the rows of a period add up to more than its activities. */
export function countsTwice({ cells, totals }: Timeline): boolean {
  return totals.some(
    ({ period, count }) =>
      cells.reduce((sum, cell) => (cell.period === period ? sum + cell.count : sum), 0) > count,
  )
}

/** The short name of a row. */
export function labelOf(row: TimelineRow): string {
  return 'shortLabel' in row ? row.shortLabel : row.acronym
}

/** The class that gives a row its colour: kinds of work have theirs everywhere, agencies shades in their order. */
export function colourOf(timeline: Timeline, slug: string): string {
  if (timeline.by === 'measure') return `measure-${slug}`
  const place = timeline.rows.findIndex((row) => row.slug === slug)
  return `shade-${place < shades ? place + 1 : 'other'}`
}
