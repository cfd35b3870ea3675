import { LRUCache } from 'lru-cache'
import { type Database, database } from '../database/client.ts'
import { changesSince, directoryVersion, vocabularyVersion } from '../search/current-index.ts'

type Held = { version: number; known: Promise<unknown> }
type HeldRows = { generation: number; rows: LRUCache<number, object> }

/** Next loads this module once per bundle; the process still reads things once for each database. */
const shared = globalThis as { portalHeld?: Map<string, WeakMap<Database, object>> }

/** So many rows of a kind are held. */
const mostRows = 5000

/**
 * What gives the result of `read`, which is asked for again only after names, addresses or regions changed. `what` tells
 * it from all else that is held.
 */
export function heldNames<T>(what: string, read: () => Promise<T>): () => Promise<T> {
  return held(what, vocabularyVersion, read)
}

/** The same for what stands after anything changed that the public sees: little enough to be read that often. */
export function heldData<T>(what: string, read: () => Promise<T>): () => Promise<T> {
  return held(what, directoryVersion, read)
}

function held<T>(what: string, versionNow: () => Promise<number>, read: () => Promise<T>): () => Promise<T> {
  return async () => {
    const version = await versionNow()
    const client = database()
    const byDatabase = databasesOf<Held>(what)
    const last = byDatabase.get(client)
    if (last?.version === version) return last.known as Promise<T>
    const known = read()
    byDatabase.set(client, { version, known })
    known.catch(() => byDatabase.delete(client))
    return known
  }
}

/**
 * What gives the rows of activities by their numbers, of which `read` is asked for those that are not held, or changed. A
 * row names what is behind its identifiers by them alone: names change without it.
 */
export function heldRows<Row extends { number: number }>(
  what: string,
  read: (numbers: number[]) => Promise<Row[]>,
): (numbers: readonly number[]) => Promise<Map<number, Row>> {
  return async (numbers) => {
    const held = rowsHeld(what)
    const { generation, numbers: changed } = await changesSince(held.generation)
    if (changed) for (const number of changed) held.rows.delete(number)
    else held.rows.clear()
    held.generation = generation
    const known = new Map(numbers.map((number) => [number, held.rows.get(number) as Row | undefined]))
    const missing = numbers.filter((number) => !known.get(number))
    for (const row of missing.length > 0 ? await read(missing) : []) {
      known.set(row.number, row)
      // What changed since was forgotten meanwhile, and this may be from before.
      if (held.generation === generation) held.rows.set(row.number, row)
    }
    return new Map([...known].flatMap(([number, row]) => (row ? [[number, row]] : [])))
  }
}

function rowsHeld(what: string): HeldRows {
  const byDatabase = databasesOf<HeldRows>(what)
  const client = database()
  const held = byDatabase.get(client) ?? { generation: -1, rows: new LRUCache({ max: mostRows }) }
  byDatabase.set(client, held)
  return held
}

/** What is held of one thing, for each database. */
function databasesOf<T extends object>(what: string): WeakMap<Database, T> {
  shared.portalHeld ??= new Map()
  const byDatabase = shared.portalHeld.get(what) ?? new WeakMap()
  shared.portalHeld.set(what, byDatabase)
  return byDatabase as WeakMap<Database, T>
}
