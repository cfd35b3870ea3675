/** A class of counts: from one to another, both included. `shade` runs from 1, the palest, to 4. */
export type CountClass = { from: number; to: number; shade: number }

/** The shades of so many classes: as far apart as there is room. */
const spread: Record<number, number[]> = { 1: [3], 2: [1, 3], 3: [1, 2, 4], 4: [1, 2, 3, 4] }

/**
 * Divides counts into at most four classes that hold about as many of them each, the lowest first. Equal counts stand
 * in one class, however many they are; what is left is divided among the other classes. Counts of nothing are left out.
 */
export function quantileClasses(counts: readonly number[]): CountClass[] {
  const most = 4
  const sorted = counts.filter((count) => count > 0).sort((a, b) => a - b)
  const different = [...new Set(sorted)]
  const from = different.length <= most ? different : startsOf(sorted, most)
  return from.map((start, index) => {
    const next = from[index + 1] ?? Number.POSITIVE_INFINITY
    const to = sorted.findLast((count) => count < next) ?? start
    return { from: start, to, shade: spread[from.length]?.[index] ?? most }
  })
}

/** The counts at which so many classes begin, each with an equal part of what is left, or with all of one count. */
function startsOf(sorted: readonly number[], classes: number): number[] {
  const [start] = sorted
  if (start === undefined) return []
  if (classes === 1) return [start]
  const share = sorted[Math.floor(sorted.length / classes)] ?? start
  const next = share > start ? share : sorted.find((count) => count > start)
  if (next === undefined) return [start]
  return [
    start,
    ...startsOf(
      sorted.filter((count) => count >= next),
      classes - 1,
    ),
  ]
}

/** The shade of a count; 0 where it stands in no class. */
export function shadeOf(count: number, classes: readonly CountClass[]): number {
  return classes.find(({ from, to }) => count >= from && count <= to)?.shade ?? 0
}
