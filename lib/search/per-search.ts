import { LRUCache } from 'lru-cache'
import type { Matches } from './matches.ts'

/** What is known about some activities, by their numbers; nothing of those of which there is nothing to know. */
type Known<T> = Map<number, T>

/**
 * What gives the result of `read`, which is asked only for activities that nobody asked for yet in the same search: who
 * narrows a search, or goes from page to page, comes upon the same ones again. After anything changed a search is found
 * anew (`matchActivities`), and with it all that is known for it. So many things are kept as `most` says.
 */
export function perSearch<T>(
  read: (matches: Matches, numbers: number[]) => Promise<Known<T>>,
  most: number,
): (matches: Matches, numbers: readonly number[]) => Promise<Known<T>> {
  const kept = new LRUCache<string, { known: T | undefined }>({ max: most })
  return async (matches, numbers) => {
    const search = idOf(matches)
    const keyOf = (number: number) => `${search} ${number}`
    const asked = new Map(numbers.map((number) => [number, kept.get(keyOf(number))]))
    const missing = numbers.filter((number) => !asked.get(number))
    const found = missing.length > 0 ? await read(matches, missing) : new Map<number, T>()
    for (const number of missing) {
      const one = { known: found.get(number) }
      asked.set(number, one)
      kept.set(keyOf(number), one)
    }
    return new Map(
      [...asked].flatMap(([number, one]) => (one?.known === undefined ? [] : [[number, one.known]])),
    )
  }
}

const ids = new WeakMap<Matches, number>()
let lastId = 0

function idOf(matches: Matches): number {
  const id = ids.get(matches) ?? ++lastId
  ids.set(matches, id)
  return id
}
