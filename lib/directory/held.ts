import { type Database, database } from '../database/client.ts'
import { directoryVersion, vocabularyVersion } from '../search/current-index.ts'

type Held = { version: number; known: Promise<unknown> }

/** Next loads this module once per bundle; the process still reads things once for each database. */
const shared = globalThis as { portalHeld?: Map<string, WeakMap<Database, Held>> }

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
    shared.portalHeld ??= new Map()
    const byDatabase = shared.portalHeld.get(what) ?? new WeakMap<Database, Held>()
    shared.portalHeld.set(what, byDatabase)
    const last = byDatabase.get(client)
    if (last?.version === version) return last.known as Promise<T>
    const known = read()
    byDatabase.set(client, { version, known })
    known.catch(() => byDatabase.delete(client))
    return known
  }
}
