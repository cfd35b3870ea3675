import type { TypedFastBitSet } from 'typedfastbitset'

/**
 * Counts how many positions of a set lie in each of many other sets. Sets that are dense where they lie are compared word
 * by word. Of all others it is written down, position after position, which of them hold it: one pass over the smaller of
 * the set and what it leaves out counts them all, several times as fast as to look into each of them.
 */
export class ValueCounts {
  /** Where the holders of each position begin among `holders`. */
  private readonly starts: Uint32Array
  /** Which of the other sets hold a position, by their places among all sets. */
  private readonly holders: Uint16Array | Uint32Array
  private readonly sizes: number[]
  private readonly dense: Dense[]

  /** `sets` hold positions below `size`. What they hold later is not counted. */
  constructor(
    private readonly size: number,
    sets: readonly TypedFastBitSet[],
  ) {
    this.sizes = sets.map((set) => set.size())
    const placed = sets.map((set, place) => ({ ...stretchOf(set), place, set }))
    const isDense = ({ words, place }: Dense) => words.length * denseShare < (this.sizes[place] ?? 0)
    this.dense = placed.filter(isDense)
    const others = placed.filter((one) => !isDense(one))
    this.starts = new Uint32Array(size + 1)
    for (const { set } of others)
      set.forEach((position) => {
        this.starts[position + 1] = (this.starts[position + 1] ?? 0) + 1
      })
    for (let position = 0; position < size; position += 1)
      this.starts[position + 1] = (this.starts[position + 1] ?? 0) + (this.starts[position] ?? 0)
    const written = this.starts.slice()
    const length = this.starts[size] ?? 0
    this.holders = sets.length < 65_536 ? new Uint16Array(length) : new Uint32Array(length)
    for (const { set, place } of others)
      set.forEach((position) => {
        const at = written[position] ?? 0
        this.holders[at] = place
        written[position] = at + 1
      })
  }

  /** For each of the sets, in their order, how many positions it has in common with this one. */
  in(set: TypedFastBitSet): Uint32Array {
    const isSmaller = set.size() * 2 <= this.size
    const counts = this.countHolders(set.words, isSmaller ? 0 : ~0)
    if (!isSmaller)
      for (let place = 0; place < counts.length; place += 1)
        counts[place] = (this.sizes[place] ?? 0) - (counts[place] ?? 0)
    for (const dense of this.dense) counts[dense.place] = commonOf(dense, set.words)
    return counts
  }

  /** Counts at the positions of a set, or with `~0` as `flip` at all others. */
  private countHolders(words: Uint32Array, flip: number): Uint32Array {
    const { starts, holders, size, sizes } = this
    const counts = new Uint32Array(sizes.length)
    for (let index = 0, first = 0; first < size; index += 1, first += 32) {
      let word = (words[index] ?? 0) ^ flip
      while (word !== 0) {
        const position = first + 31 - Math.clz32(word & -word)
        word &= word - 1
        // Beyond the last position there is no end, and nothing is counted.
        const end = starts[position + 1] ?? 0
        for (let at = starts[position] ?? 0; at < end; at += 1) {
          const holder = holders[at] as number
          counts[holder] = (counts[holder] as number) + 1
        }
      }
    }
    return counts
  }
}

/** The words of a set from its first that holds anything to its last, and its place among all sets. */
type Dense = { words: Uint32Array; first: number; place: number }

/** A word costs as much as so many positions. A period is one stretch, the reach of an activity one of three. */
const denseShare = 8

function stretchOf({ words }: TypedFastBitSet): { words: Uint32Array; first: number } {
  const first = Math.max(
    0,
    words.findIndex((word) => word !== 0),
  )
  return { words: words.slice(first, words.findLastIndex((word) => word !== 0) + 1), first }
}

function commonOf({ words, first }: Dense, others: Uint32Array): number {
  let common = 0
  for (let index = 0; index < words.length; index += 1) {
    // Ones are added up in pairs, then in fours, then in bytes.
    let word = (words[index] ?? 0) & (others[first + index] ?? 0)
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    common += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return common
}
