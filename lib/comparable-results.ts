type Measured = { unit: string; value: number | null; valueTo: number | null }

/** Below this, the words say more than the length of a bar. */
const leastWorthDrawing = 10

/**
 * Sets apart the results whose numbers may be drawn to one scale: two or more of the same unit, of some
 * size. Unlike units are never compared, nor are shares: a per cent of one thing and a per cent of
 * another have nothing in common. What cannot be read as a number stays with the others.
 */
export function comparableResults<T extends Measured>(
  results: readonly T[],
): { groups: { unit: string; most: number; results: T[] }[]; others: T[] } {
  const byUnit = new Map<string, T[]>()
  for (const result of results)
    if (result.value !== null && result.unit !== 'percent')
      byUnit.set(result.unit, [...(byUnit.get(result.unit) ?? []), result])
  const groups = [...byUnit]
    .map(([unit, sameUnit]) => ({ unit, most: Math.max(...sameUnit.map(upperEnd)), results: sameUnit }))
    .filter((group) => group.results.length > 1 && group.most >= leastWorthDrawing)
  const drawn = new Set(groups.flatMap((group) => group.results))
  return { groups, others: results.filter((result) => !drawn.has(result)) }
}

function upperEnd({ value, valueTo }: Measured): number {
  return valueTo ?? value ?? 0
}
