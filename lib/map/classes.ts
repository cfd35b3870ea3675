/** A class of counts: from one to another, both included. */
export type CountClass = { from: number; to: number }

/**
 * Divides counts into at most `most` classes that hold about as many of them each, the lowest first. Equal counts
 * stand in one class, so few different counts give few classes. Counts of nothing are left out.
 */
export function quantileClasses(counts: readonly number[], most = 4): CountClass[] {
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const starts = new Set<number>()
  for (let part = 0; part < most; part++) {
    const start = sorted[Math.floor((part * sorted.length) / most)]
    if (start !== undefined) starts.add(start)
  }
  const from = [...starts]
  return from.map((start, index) => {
    const next = from[index + 1] ?? Number.POSITIVE_INFINITY
    return { from: start, to: sorted.findLast((count) => count < next) ?? start }
  })
}

/** The class of a count, from 1; 0 where it stands in none. */
export function classOf(count: number, classes: readonly CountClass[]): number {
  return classes.findIndex(({ from, to }) => count >= from && count <= to) + 1
}
