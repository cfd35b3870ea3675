import { monthIndex, type Span } from '@/lib/format'

/** Where months lie on a line, in per cent of its length. */
export type TimeScale = {
  /** Start and length of a span of whole months. */
  place(span: Span): { start: number; length: number }
  /** Each January within the line, with its place. */
  years: { year: number; at: number }[]
}

/**
 * A scale true to length from the January before the first month to the December after the last.
 * Mirrored where the page runs from right to left, so that time runs with the reading.
 */
export function timeScale(spans: Span[], direction: 'ltr' | 'rtl'): TimeScale {
  const starts = spans.map((span) => monthIndex(span.startMonth))
  const ends = spans.map((span) => monthIndex(span.endMonth))
  const firstYear = Math.floor(Math.min(...starts) / 12)
  const lastYear = Math.floor(Math.max(...ends) / 12)
  const months = (lastYear - firstYear + 1) * 12
  const perCent = (count: number) => (count / months) * 100
  return {
    place(span) {
      const before = perCent(monthIndex(span.startMonth) - firstYear * 12)
      const length = perCent(monthIndex(span.endMonth) - monthIndex(span.startMonth) + 1)
      return { start: direction === 'rtl' ? 100 - before - length : before, length }
    },
    years: Array.from({ length: lastYear - firstYear + 1 }, (_, index) => {
      const at = perCent(index * 12)
      return { year: firstYear + index, at: Math.round((direction === 'rtl' ? 100 - at : at) * 100) / 100 }
    }),
  }
}
