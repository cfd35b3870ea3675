import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { environmentWith } from '../../lib/env.ts'

export type Running = {
  child: ChildProcess
  /** All that it has written so far. */
  output: () => string
  /** Resolves when the output matches; rejects when the process ends before. */
  says: (pattern: RegExp) => Promise<string>
  /** Resolves with the exit code, or the signal that ended it. */
  ended: Promise<number | string>
  /** SIGKILL, as when the machine's operator or memory runs out of patience. */
  killHard: () => Promise<void>
}

/** Runs one of the project's commands as its script in package.json does, with these variables. */
export function run(file: string, args: string[], environment: Record<string, string | undefined>): Running {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: environmentWith({
      DATABASE_URL: undefined,
      NODE_ENV: undefined,
      LOG_LEVEL: undefined,
      npm_lifecycle_event: undefined,
      ...environment,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const listeners = new Set<() => void>()
  const take = (data: Buffer) => {
    output += data.toString()
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = once(child, 'close').then(([code, signal]) => signal ?? code)
  const says = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (!pattern.test(output)) return
        listeners.delete(look)
        resolve(output)
      }
      listeners.add(look)
      look()
      void ended.then((how) => reject(new Error(`Ended with ${how} before it said ${pattern}:\n${output}`)))
    })
  const killHard = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return { child, output: () => output, says, ended, killHard }
}
