import { AsyncLocalStorage } from 'node:async_hooks'

/** Who a request turned out to come from, once somebody looked. */
export type Asker = { personId?: string }

/** Next loads this module once per bundle; a request passes through all of them. */
const shared = globalThis as { portalAskers?: AsyncLocalStorage<Asker> }

/** Runs what answers a request, so that `asker` is told who it came from. */
export function withAsker<T>(asker: Asker, run: () => T): T {
  shared.portalAskers ??= new AsyncLocalStorage()
  return shared.portalAskers.run(asker, run)
}

/** Notes for the log whose session a request brought. */
export function noteAsker(personId: string): void {
  const asker = shared.portalAskers?.getStore()
  if (asker) asker.personId = personId
}
