import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { FormGate } from './forms.ts'

const site = 'https://inventory.example.org'

/** How many of many forms are taken within a moment. */
function taken(path: string, headers: Record<string, string> = {}): number {
  const gate = new FormGate(site, { signInsPerMinute: 10 })
  const request = { method: 'POST', headers: { origin: site, ...headers } } as unknown as IncomingMessage
  let count = 0
  while (count < 10_000 && gate.refusal(request, '192.0.2.1', path) === null) count += 1
  return count
}

it('takes what a whole office writes at the desk, and little of strangers', () => {
  const signedIn = { cookie: 'session=x' }
  expect(taken('/desk/activities/1', signedIn)).toBe(3000)
  expect(taken('/fr/desk', signedIn)).toBe(3000)
  expect(taken('/desk/activities/1')).toBe(30)
  expect(taken('/desktop', signedIn)).toBe(30)
  expect(taken('/alerts', signedIn)).toBe(30)
  expect(taken('/sign-in', signedIn)).toBe(10)
  expect(taken('/ar/sign-in/token')).toBe(10)
})
