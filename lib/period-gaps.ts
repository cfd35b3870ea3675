import { monthIndex, type Span } from './format.ts'

/**
 * The months between two periods that are in neither, or null where the later one follows at once.
 * Reporting periods leave gaps (February 2012 is in none), and a list that hid them would mislead.
 */
export function gapBetween(earlier: Span, later: Span): Span | null {
  const first = monthIndex(earlier.endMonth) + 1
  const last = monthIndex(later.startMonth) - 1
  return last < first ? null : { startMonth: monthAt(first), endMonth: monthAt(last) }
}

function monthAt(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}
