import { AsyncLocalStorage } from 'node:async_hooks'

/** Next loads this module once per bundle; a request passes through all of them. */
const shared = globalThis as { portalFormAnswers?: AsyncLocalStorage<{ answer?: unknown }> }

/** Runs what answers a request that brings a form. */
export function withFormAnswer<T>(run: () => T): T {
  shared.portalFormAnswers ??= new AsyncLocalStorage()
  return shared.portalFormAnswers.run({}, run)
}

/**
 * Leaves for the page what an action has to say of its form: the page is made in answer to the same request. React's
 * own way, `useActionState`, needs a component of the browser, and Next forgets its state where a page has a shell.
 */
export function answerForm(answer: unknown): void {
  const store = shared.portalFormAnswers?.getStore()
  if (store) store.answer = answer
}

/** What the action of this request had to say, if this request brought a form and there was something. */
export function formAnswer<T>(): T | undefined {
  return shared.portalFormAnswers?.getStore()?.answer as T | undefined
}
