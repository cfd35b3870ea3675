import { type Database, database } from '../database/client.ts'
import { vocabularyVersion } from '../search/current-index.ts'

type Held = { version: number; known: Promise<unknown> }

/** Next loads this module once per bundle; the process still reads names once for each database. */
const shared = globalThis as { portalHeldNames?: Map<string, WeakMap<Database, Held>> }

/**
 * What gives the result of `read`, which is asked for again only after names, addresses or regions changed. `what` tells
 * it from all else that is held.
 */
export function heldNames<Names>(what: string, read: () => Promise<Names>): () => Promise<Names> {
  return async () => {
    const version = await vocabularyVersion()
    const client = database()
    shared.portalHeldNames ??= new Map()
    const held = shared.portalHeldNames.get(what) ?? new WeakMap<Database, Held>()
    shared.portalHeldNames.set(what, held)
    const last = held.get(client)
    if (last?.version === version) return last.known as Promise<Names>
    const known = read()
    held.set(client, { version, known })
    known.catch(() => held.delete(client))
    return known
  }
}
