/** Chances that a seed repeats. */
export type Random = {
  /** At least 0, below 1. */
  next: () => number
  below: (limit: number) => number
  chance: (probability: number) => boolean
  oneOf: <T>(list: readonly T[]) => T
  /** Each with the chance of one in `list.length`, or so. */
  someOf: <T>(list: readonly T[]) => T[]
}

/** Mulberry32: small, and good enough to choose what to try next. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    oneOf: <T>(list: readonly T[]) => list[below(list.length)] as T,
    someOf: (list) => list.filter(() => next() < 1 / list.length),
  }
}
