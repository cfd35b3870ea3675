import type { TypedFastBitSet } from 'typedfastbitset'
import {
  type ActivitySegment,
  type ChosenFilters,
  comparePlaces,
  type Dimension,
  type Order,
  type Place,
} from './activity-segment.ts'

/** The parameters whose values are counted. */
export const facetParameters = [
  'agency',
  'role',
  'measure',
  'country',
  'region',
  'period',
  'mechanism',
  'programme',
  'scope',
  'language',
] as const
export type FacetParameter = (typeof facetParameters)[number]

/** For each parameter its values with the activities that they have; values without any are left out. */
export type FacetCounts = Record<FacetParameter, Map<string, number>>

type Condition = { parameter: string; set: TypedFastBitSet }

const roles = ['lead', 'partner'] as const

/**
 * All activities, to be filtered, counted and listed without the database. In two parts: those as they stood when
 * the index was built, without the ones that changed since, and those that changed since as they are now.
 */
export class ActivityIndex {
  constructor(readonly segments: readonly ActivitySegment[]) {}

  /** How many activities match. `words` are the numbers of those in which the words stand; null for no words. */
  count(filters: ChosenFilters, words: Int32Array | null): number {
    return this.sum((segment) => select(segment, filters, words).size())
  }

  /** The first `limit` activities that match, in the order given, from beyond `after`. */
  page(
    filters: ChosenFilters,
    words: Int32Array | null,
    { order, after, limit }: { order: Order; after: Place | null; limit: number },
  ): Place[] {
    const sources = this.segments.map((segment) =>
      segment.places(select(segment, filters, words), order, after),
    )
    return merge(sources, order, limit)
  }

  /** Which of the numbers match the filters, in the order given. */
  among(filters: ChosenFilters, numbers: Int32Array): number[] {
    const sets = this.segments.map((segment) => ({ segment, set: select(segment, filters, null) }))
    return [...numbers].filter((number) => sets.some(({ segment, set }) => segment.holds(set, number)))
  }

  /** Each value with what would be left if it were chosen instead of its parameter's present values. */
  facets(filters: ChosenFilters, words: Int32Array | null): FacetCounts {
    const counts = Object.fromEntries(
      facetParameters.map((parameter) => [parameter, new Map<string, number>()]),
    ) as FacetCounts
    for (const segment of this.segments) addCounts(counts, segment, filters, words)
    return counts
  }

  private sum(of: (segment: ActivitySegment) => number): number {
    return this.segments.reduce((total, segment) => total + of(segment), 0)
  }
}

/** The activities of a segment that match: a set of its own, for the caller to narrow. */
export function select(
  segment: ActivitySegment,
  filters: ChosenFilters,
  words: Int32Array | null,
): TypedFastBitSet {
  return narrow(segment, conditionsOf(segment, filters, words))
}

function narrow(segment: ActivitySegment, conditions: Condition[], without?: string): TypedFastBitSet {
  const set = segment.all()
  for (const condition of conditions) if (condition.parameter !== without) set.intersection(condition.set)
  return set
}

/** Values of one parameter are joined by OR, parameters by AND. */
function conditionsOf(
  segment: ActivitySegment,
  filters: ChosenFilters,
  words: Int32Array | null,
): Condition[] {
  const { from, to } = filters
  const conditions: Condition[] = []
  if (words) conditions.push({ parameter: 'q', set: segment.keptSetOf(words) })
  if (from?.[0] || to?.[0])
    conditions.push({ parameter: 'months', set: segment.within(from?.[0] ?? null, to?.[0] ?? null) })
  if (filters.agency?.length || filters.role?.length)
    conditions.push({ parameter: 'agency', set: inRoles(segment, filters.agency, filters.role) })
  for (const parameter of facetParameters) {
    const values = filters[parameter]
    if (parameter !== 'agency' && parameter !== 'role' && values?.length)
      conditions.push({ parameter, set: segment.having(parameter, values) })
  }
  return conditions
}

/** Activities in which one of the agencies (any, where none is named) has one of the roles. */
function inRoles(
  segment: ActivitySegment,
  agencies: readonly string[] = [],
  chosenRoles: readonly string[] = [],
): TypedFastBitSet {
  const chosen: Dimension[] = chosenRoles.length
    ? roles.filter((role) => chosenRoles.includes(role))
    : ['agency']
  const sets = chosen.map((dimension) =>
    agencies.length ? segment.having(dimension, agencies) : segment.havingAny(dimension),
  )
  const [first, second] = sets
  return first && second ? first.new_union(second) : (first ?? segment.havingAny('agency'))
}

function addCounts(
  counts: FacetCounts,
  segment: ActivitySegment,
  filters: ChosenFilters,
  words: Int32Array | null,
): void {
  const conditions = conditionsOf(segment, filters, words)
  const all = narrow(segment, conditions)
  const without = (parameter: string) =>
    conditions.some((condition) => condition.parameter === parameter)
      ? narrow(segment, conditions, parameter)
      : all
  const add = (parameter: FacetParameter, value: string, count: number) => {
    if (count > 0) counts[parameter].set(value, (counts[parameter].get(value) ?? 0) + count)
  }
  // Without a filter of its own, a parameter is counted in what all of them leave: once for all such.
  const counted = new Map<TypedFastBitSet, ReturnType<ActivitySegment['countsIn']>>()
  const countsIn = (set: TypedFastBitSet) => {
    const known = counted.get(set) ?? segment.countsIn(set)
    counted.set(set, known)
    return known
  }
  const otherwise = without('agency')
  for (const role of roles)
    add('role', role, inRoles(segment, filters.agency, [role]).intersection_size(otherwise))
  for (const parameter of facetParameters) {
    if (parameter === 'role') continue
    const set = parameter === 'agency' ? otherwise : without(parameter)
    const dimension = parameter === 'agency' ? agencyDimension(filters) : parameter
    for (const [value, count] of countsIn(set).get(dimension) ?? []) add(parameter, value, count)
  }
}

/** With one role chosen, an agency is counted in that role. */
function agencyDimension({ role }: ChosenFilters): Dimension {
  return role?.length === 1 ? (roles.find((one) => one === role[0]) ?? 'agency') : 'agency'
}

/** The first places of several sources, each in order. */
function merge(sources: Generator<Place>[], order: Order, limit: number): Place[] {
  const heads = sources.map((source) => source.next())
  const merged: Place[] = []
  while (merged.length < limit) {
    let best = -1
    for (const [index, head] of heads.entries()) {
      const held = heads[best]
      if (head.done) continue
      if (best < 0 || !held || held.done || precedes(head.value, held.value, order)) best = index
    }
    const head = heads[best]
    if (!head || head.done) break
    merged.push(head.value)
    heads[best] = sources[best]?.next() ?? head
  }
  return merged
}

function precedes(a: Place, b: Place, order: Order): boolean {
  const compared = comparePlaces(a, b)
  return order === 'newest' ? compared < 0 : compared > 0
}
