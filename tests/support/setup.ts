import fc from 'fast-check'
import { afterEach, beforeEach, vi } from 'vitest'
import { seed } from './seed.ts'

fc.configureGlobal({ seed })

/** An error that nobody expected is a failure, also when the test does not look at the console. */
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterEach(() => {
  const said = vi.mocked(console.error).mock.calls.map((values) => values.map(String).join(' '))
  vi.restoreAllMocks()
  if (said.length > 0) throw new Error(`console.error was called:\n${said.join('\n')}`)
})
