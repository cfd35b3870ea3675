import { AsyncLocalStorage } from 'node:async_hooks'
import { type Database, database } from '../database/client.ts'
import { log } from '../log.ts'
import { ActivityIndex } from './activity-index.ts'
import { loadSegment } from './activity-numbers.ts'
import type { ActivitySegment } from './activity-segment.ts'

/**
 * What one process holds of one database. Changes are read from `directory_changes` by the transactions that wrote
 * them: those not finished at the last look are `low` or higher, so that none is missed, in whatever order they
 * commit.
 */
type Held = {
  base: ActivitySegment
  /** Numbers of the activities that changed since the base was built. */
  changed: Set<number>
  low: bigint
  /** Tells one set of changes above `low` from another. */
  seen: string
  index: ActivityIndex
  /** Raised with every change that was seen. */
  generation: number
  /** Numbers that changed, with the generation they belong to, the latest last; bounded. */
  history: { generation: number; numbers: number[] }[]
  /** The generation in which names, addresses or regions last changed. */
  vocabulary: number
  checkedAt: number
  rebuilding?: Promise<void>
}

type Keeper = { held?: Held; checking?: Promise<Held>; next?: Promise<Held> }

/** Next loads this module once per bundle; the process still has one index of each database. */
const shared = globalThis as {
  portalIndexes?: WeakMap<Database, Keeper>
  portalMoments?: AsyncLocalStorage<{ held?: Promise<Held> }>
}

/** So many changes are held apart; beyond that, all is read anew. */
const mostChanges = 5000
/** So many looks that found changes are remembered one by one. */
const mostHistory = 1000
/** A larger base is read anew in the background, and what was there serves meanwhile. */
const largeBase = 20_000
/** Changes are forgotten after a day; who has not looked for half of that reads all anew. */
const trustedMs = 12 * 60 * 60 * 1000

/**
 * Runs what puts several answers together, for example those of a page: the database is asked once for all of them
 * whether anything changed. What changes while they are put together may be in some of them.
 */
export function atOneMoment<T>(work: () => Promise<T>): Promise<T> {
  shared.portalMoments ??= new AsyncLocalStorage()
  return shared.portalMoments.getStore() ? work() : shared.portalMoments.run({}, work)
}

/**
 * The index of all activities as they are now: every change that was committed before the call is in it. One look at
 * the database serves all who ask meanwhile. Throws `DatabaseUnavailable`.
 */
export async function currentIndex(): Promise<ActivityIndex> {
  return (await current()).index
}

/** A number that is another one after names, addresses or regions changed. */
export async function vocabularyVersion(): Promise<number> {
  return (await current()).vocabulary
}

/** A number that is another one after anything that the public sees changed. */
export async function directoryVersion(): Promise<number> {
  return (await current()).generation
}

/** The numbers of the activities that changed after that generation; null where it is too long ago to tell. */
export async function changesSince(
  generation: number,
): Promise<{ generation: number; numbers: number[] | null }> {
  const held = await current()
  const first = held.history[0]
  const known = generation >= (first ? first.generation - 1 : held.generation)
  const numbers = held.history.filter((one) => one.generation > generation).flatMap((one) => one.numbers)
  return { generation: held.generation, numbers: known ? [...new Set(numbers)] : null }
}

function current(): Promise<Held> {
  const moment = shared.portalMoments?.getStore()
  if (!moment) return look()
  moment.held ??= look().then((held) => ({ ...held }))
  return moment.held
}

function look(): Promise<Held> {
  shared.portalIndexes ??= new WeakMap()
  const client = database()
  const keeper = shared.portalIndexes.get(client) ?? {}
  shared.portalIndexes.set(client, keeper)
  // A look that is under way may have begun before the caller's own change: it waits for the one after.
  if (keeper.next) return keeper.next
  const begin = () => {
    keeper.checking = bringUpToDate(keeper).finally(() => {
      delete keeper.checking
    })
    return keeper.checking
  }
  if (!keeper.checking) return begin()
  keeper.next = keeper.checking
    .then(
      () => {},
      () => {},
    )
    .then(() => {
      delete keeper.next
      return begin()
    })
  return keeper.next
}

async function bringUpToDate(keeper: Keeper): Promise<Held> {
  const { held } = keeper
  if (!held || Date.now() - held.checkedAt > trustedMs) {
    keeper.held = await build((held?.generation ?? 0) + 1)
    return keeper.held
  }
  const changes = await readChanges(held.low)
  held.checkedAt = Date.now()
  if (changes.seen !== '' && changes.seen !== held.seen) return apply(keeper, held, changes)
  Object.assign(held, { low: changes.low, seen: changes.seen })
  return held
}

/** Takes the changes in; where that fails, the next look finds them once more. */
async function apply(keeper: Keeper, held: Held, changes: Changes): Promise<Held> {
  for (const number of changes.numbers) held.changed.add(number)
  held.generation += 1
  held.history.push({ generation: held.generation, numbers: changes.numbers })
  if (held.history.length > mostHistory) held.history.shift()
  if (changes.vocabulary || held.changed.size > mostChanges) {
    if (held.base.size <= largeBase) {
      keeper.held = await build(held.generation)
      return keeper.held
    }
    rebuild(keeper, held)
  }
  if (changes.numbers.length > 0) {
    held.base.remove(changes.numbers)
    held.index = new ActivityIndex([held.base, await loadSegment(Int32Array.from(held.changed))])
  }
  Object.assign(held, { low: changes.low, seen: changes.seen })
  return held
}

/** What changes while the base is read is above the transaction noted before, and so is read again. */
async function build(generation: number): Promise<Held> {
  await database().$executeRaw`DELETE FROM "directory_changes" WHERE "changed_at" < now() - interval '1 day'`
  const { low, seen } = await readChanges(null)
  const base = await loadSegment()
  return {
    base,
    changed: new Set(),
    low,
    seen,
    index: new ActivityIndex([base]),
    generation,
    history: [],
    vocabulary: generation,
    checkedAt: Date.now(),
  }
}

function rebuild(keeper: Keeper, held: Held): void {
  held.rebuilding ??= build(held.generation + 1)
    .then((built) => {
      // What changed meanwhile is above what was noted, and so is seen once more.
      keeper.held = { ...built, generation: held.generation + 1, vocabulary: held.generation + 1 }
    })
    .catch((error) => log().error({ err: error }, 'the index could not be built anew'))
    .finally(() => {
      delete held.rebuilding
    })
}

type Changes = { low: bigint; seen: string; numbers: number[]; vocabulary: boolean }

/** The changes from that transaction on; null for none, only where they would begin. */
async function readChanges(low: bigint | null): Promise<Changes> {
  const [row] = await database().$queryRaw<
    {
      low: bigint
      numbers: number[] | null
      count: bigint
      last: bigint | null
      vocabulary: boolean | null
    }[]
  >`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "low",
      array_agg(DISTINCT "number") FILTER (WHERE "kind" = 'activity') AS "numbers",
      count(*) AS "count", max("id") AS "last", bool_or("kind" = 'vocabulary') AS "vocabulary"
    FROM "directory_changes" WHERE "transaction" >= ${low ?? 9_223_372_036_854_775_807n}`
  if (!row) throw new Error('The changes could not be read.')
  const numbers = row.numbers ?? []
  return {
    low: row.low,
    seen: row.count === 0n ? '' : `${row.low} ${row.count} ${row.last}`,
    numbers,
    vocabulary: row.vocabulary === true,
  }
}
