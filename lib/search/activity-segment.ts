import { TypedFastBitSet } from 'typedfastbitset'
import type { Filters } from './params.ts'
import { ValueCounts } from './value-counts.ts'

/** By what activities are filtered and counted. An agency is counted in each of its roles as well. */
export const dimensions = [
  'agency',
  'lead',
  'partner',
  'measure',
  'country',
  'region',
  'period',
  'mechanism',
  'programme',
  'scope',
  'language',
] as const
export type Dimension = (typeof dimensions)[number]

/** Activities of the same months: the numbers of them, the highest first. */
export type Block = { period: string; startMonth: string; endMonth: string; numbers: Int32Array }

/** The numbers of the activities that have one value of one dimension, in any order. */
export type ValueNumbers = { dimension: Dimension; value: string; numbers: Int32Array }

/** Where an activity stands in the list. */
export type Place = { endMonth: string; startMonth: string; number: number }

/**
 * Some activities in the order of the list, newest first, with a set for each value that they can be filtered
 * by. An activity is a position in that order, so that a set read from its start is a sorted list. Once all values are
 * held, never altered but for `remove`.
 */
export class ActivitySegment {
  readonly size: number
  private readonly blocks: (Block & { from: number })[]
  private readonly numbers: Int32Array
  private readonly positions: Int32Array
  private readonly sets = new Map<Dimension, Map<string, TypedFastBitSet>>()
  private readonly any = new Map<Dimension, TypedFastBitSet>()
  /** All values, to be counted at once; made when they are counted first. */
  private counted?: { values: { dimension: Dimension; value: string }[]; counts: ValueCounts }
  private readonly present = new TypedFastBitSet()
  private readonly kept = new WeakMap<Int32Array, TypedFastBitSet>()

  /** `blocks` newest first: by the last month, then by the first. */
  constructor(blocks: Block[]) {
    let from = 0
    this.blocks = blocks.map((block) => {
      const placed = { ...block, from }
      from += block.numbers.length
      return placed
    })
    this.size = from
    this.numbers = new Int32Array(from)
    for (const block of this.blocks) this.numbers.set(block.numbers, block.from)
    this.positions = new Int32Array(
      this.numbers.reduce((most, number) => Math.max(most, number), 0) + 1,
    ).fill(-1)
    this.numbers.forEach((number, position) => {
      this.positions[number] = position
    })
    this.present.addRange(0, from)
    for (const dimension of dimensions) this.sets.set(dimension, new Map())
    for (const block of this.blocks) {
      const set = new TypedFastBitSet()
      set.addRange(block.from, block.from + block.numbers.length)
      this.sets.get('period')?.set(block.period, set)
    }
  }

  /** The highest number of an activity that it was made of. */
  get highest(): number {
    return this.positions.length - 1
  }

  /** Notes further activities that have a value. */
  hold({ dimension, value, numbers }: ValueNumbers): void {
    const sets = this.sets.get(dimension)
    const known = sets?.get(value)
    if (known) this.addTo(known, numbers)
    else sets?.set(value, this.setOf(numbers))
  }

  /** Notes that whatever has one value has another one too. */
  include(dimension: Dimension, value: string, of: Dimension, included: string): void {
    const own = this.sets.get(of)?.get(included)
    if (!own) return
    const known = this.sets.get(dimension)?.get(value)
    if (known) known.union(own)
    else this.sets.get(dimension)?.set(value, own.clone())
  }

  /** Takes out activities that have gone or are held elsewhere since. */
  remove(numbers: Iterable<number>): void {
    for (const number of numbers) {
      const position = this.positionOf(number)
      if (position >= 0) this.present.remove(position)
    }
  }

  /** All that are present: a copy, for the caller to narrow. */
  all(): TypedFastBitSet {
    return this.present.clone()
  }

  /** Those of the numbers that are in this segment. */
  setOf(numbers: Int32Array): TypedFastBitSet {
    const set = new TypedFastBitSet()
    if (this.size > 0) set.resize(this.size - 1)
    this.addTo(set, numbers)
    return set
  }

  private addTo(set: TypedFastBitSet, numbers: Int32Array): void {
    for (const number of numbers) {
      const position = this.positionOf(number)
      if (position >= 0) set.add(position)
    }
  }

  /** The same for numbers that are asked for again and again; not to be altered. */
  keptSetOf(numbers: Int32Array): TypedFastBitSet {
    const set = this.kept.get(numbers) ?? this.setOf(numbers)
    this.kept.set(numbers, set)
    return set
  }

  /** Whether a set holds the activity with that number. */
  holds(set: TypedFastBitSet, number: number): boolean {
    const position = this.positionOf(number)
    return position >= 0 && set.has(position)
  }

  /** Those that have one of the values. */
  having(dimension: Dimension, values: readonly string[]): TypedFastBitSet {
    const union = new TypedFastBitSet()
    for (const value of values) {
      const set = this.sets.get(dimension)?.get(value)
      if (set) union.union(set)
    }
    return union
  }

  /** Those that have any value of the dimension; not to be altered. */
  havingAny(dimension: Dimension): TypedFastBitSet {
    const known =
      this.any.get(dimension) ?? this.having(dimension, [...(this.sets.get(dimension)?.keys() ?? [])])
    this.any.set(dimension, known)
    return known
  }

  /** Those of which at least one month lies from one month to another, both included; null for no limit. */
  within(from: string | null, to: string | null): TypedFastBitSet {
    const set = new TypedFastBitSet()
    for (const block of this.blocks)
      if ((from === null || block.endMonth >= from) && (to === null || block.startMonth <= to))
        set.addRange(block.from, block.from + block.numbers.length)
    return set
  }

  /** Every value of the dimension with its set. */
  values(dimension: Dimension): Iterable<[string, TypedFastBitSet]> {
    return this.sets.get(dimension) ?? []
  }

  /** Of each dimension the values that activities of the set have, with how many of these there are. */
  countsIn(set: TypedFastBitSet): Map<Dimension, Map<string, number>> {
    this.counted ??= this.countable()
    const { values, counts } = this.counted
    const found = new Map(dimensions.map((dimension) => [dimension, new Map<string, number>()]))
    for (const [place, count] of counts.in(set).entries()) {
      const of = values[place]
      if (of && count > 0) found.get(of.dimension)?.set(of.value, count)
    }
    // An agency has one role in an activity.
    const agencies = new Map(found.get('lead'))
    for (const [value, count] of found.get('partner') ?? [])
      agencies.set(value, (agencies.get(value) ?? 0) + count)
    return found.set('agency', agencies)
  }

  private countable() {
    const counted = dimensions.filter((dimension) => dimension !== 'agency')
    const values = counted.flatMap((dimension) =>
      [...this.values(dimension)].map(([value, set]) => ({ dimension, value, set })),
    )
    return {
      values,
      counts: new ValueCounts(
        this.size,
        values.map(({ set }) => set),
      ),
    }
  }

  /** The places of a set's activities in the order of the list, from beyond `after`, or from the start. */
  *places(set: TypedFastBitSet, order: Order, after: Place | null): Generator<Place> {
    const step = order === 'newest' ? 1 : -1
    let position = after ? this.beyond(after, order) : order === 'newest' ? 0 : this.size - 1
    let block = 0
    for (; position >= 0 && position < this.size; position += step) {
      position = nextIn(set.words, position, step)
      if (position < 0 || position >= this.size) return
      block = this.blockOf(position, block)
      const { endMonth, startMonth } = this.blocks[block] as Block
      yield { endMonth, startMonth, number: this.numbers[position] ?? 0 }
    }
  }

  private positionOf(number: number): number {
    return this.positions[number] ?? -1
  }

  /** The first position after the place, whether or not an activity stands there. */
  private beyond(place: Place, order: Order): number {
    let low = 0
    let high = this.size
    let block = 0
    while (low < high) {
      const middle = (low + high) >> 1
      block = this.blockOf(middle, block)
      const { endMonth, startMonth } = this.blocks[block] as Block
      const compared = comparePlaces({ endMonth, startMonth, number: this.numbers[middle] ?? 0 }, place)
      // Newest first looks for the first one older than the place, oldest first for the last one that is newer.
      if (order === 'newest' ? compared <= 0 : compared < 0) low = middle + 1
      else high = middle
    }
    return order === 'newest' ? low : low - 1
  }

  /** The block that a position lies in; blocks are few, and mostly it is the one before. */
  private blockOf(position: number, guess: number): number {
    const guessed = this.blocks[guess]
    if (guessed && liesIn(position, guessed)) return guess
    return this.blocks.findIndex((block) => liesIn(position, block))
  }
}

function liesIn(position: number, { from, numbers }: Block & { from: number }): boolean {
  return position >= from && position < from + numbers.length
}

export type Order = 'newest' | 'oldest'

/** Negative where `a` stands before `b` in the list that has the newest first. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.endMonth !== b.endMonth) return a.endMonth > b.endMonth ? -1 : 1
  if (a.startMonth !== b.startMonth) return a.startMonth > b.startMonth ? -1 : 1
  return b.number - a.number
}

/** The next position of a set from `position` on, in one direction; -1 or beyond the set's end where there is none. */
function nextIn(words: Uint32Array, position: number, step: 1 | -1): number {
  let index = position >>> 5
  if (step === 1) {
    if (index >= words.length) return index << 5
    let word = ((words[index] ?? 0) >>> (position & 31)) << (position & 31)
    while (word === 0 && ++index < words.length) word = words[index] ?? 0
    return word === 0 ? index << 5 : (index << 5) + (31 - Math.clz32(word & -word))
  }
  if (index >= words.length) {
    index = words.length - 1
    position = (index << 5) + 31
  }
  const unused = 31 - (position & 31)
  let word = index < 0 ? 0 : ((words[index] ?? 0) << unused) >>> unused
  while (word === 0 && --index >= 0) word = words[index] ?? 0
  return word === 0 ? -1 : (index << 5) + (31 - Math.clz32(word))
}

/** What of the filters narrows by sets; words, order and place do not. */
export type ChosenFilters = Partial<Omit<Filters<'activities'>, 'q' | 'sort' | 'cursor'>>
