import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Refusal, refuse } from '../errors.ts'
import { isRunning, type LockRecord, readLock } from './lock.ts'

/** What the database process tells the one that started it. */
export type EmbeddedMessage =
  | { kind: 'initialising' }
  | { kind: 'ready'; url: string }
  | { kind: 'held'; holder: LockRecord | undefined }
  | { kind: 'failed'; message: string }

export type EmbeddedDatabase = {
  ok: true
  url: string
  pid: number
  /** Resolves with how the process ended, whoever ended it. */
  ended: Promise<string>
  /** Closes the database in good order; the process is killed where that takes over five seconds. */
  stop(): Promise<void>
}

type Options = {
  varDir: string
  /** Called when a new data directory has to be made, which takes some seconds. */
  onInitialise?: () => void
}

/**
 * Starts the embedded Postgres on `${varDir}/postgres` in a process of its own, because a query keeps its
 * process busy until it is answered. The process ends with this one. Refuses where another instance has
 * the directory open; a starting one whose launcher is gone is waited for.
 */
export async function startEmbedded(options: Options): Promise<EmbeddedDatabase | Refusal> {
  await waitForOrphan(options.varDir)
  const child = fork(fileURLToPath(new URL('./embedded-process.ts', import.meta.url)), [options.varDir], {
    execArgv: ['--import', import.meta.resolve('tsx')],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit').then(([code, signal]) => (signal ? `signal ${signal}` : `code ${code}`))
  const outcome = await Promise.race([firstOutcome(child, options), ended])
  if (typeof outcome === 'string')
    return refuse(`The embedded Postgres ended while starting (${outcome}). ${advice(options.varDir)}`)
  if (outcome.kind === 'held') return refuse(heldMessage(options.varDir, outcome.holder))
  if (outcome.kind === 'failed')
    return refuse(`The embedded Postgres did not start: ${outcome.message} ${advice(options.varDir)}`)
  return { ok: true, url: outcome.url, pid: child.pid ?? 0, ended, stop: () => stop(child, ended) }
}

function firstOutcome(child: ChildProcess, options: Options) {
  return new Promise<Exclude<EmbeddedMessage, { kind: 'initialising' }>>((resolve) => {
    child.on('message', (message: EmbeddedMessage) => {
      if (message.kind === 'initialising') options.onInitialise?.()
      else resolve(message)
    })
  })
}

/** A database process whose launcher was killed closes within a moment. */
async function waitForOrphan(varDir: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    const holder = readLock(varDir)
    if (!holder || isRunning(holder.launcher)) return
    await wait(100)
  }
}

function heldMessage(varDir: string, holder: LockRecord | undefined): string {
  if (!holder) return `Another start is using the embedded database in ${varDir}. Start again in a moment.`
  return (
    `The embedded database in ${varDir} is in use by process ${holder.launcher}, started ${holder.startedAt}. ` +
    'Stop that one first (Ctrl-C where it runs), or give this one a directory of its own: ' +
    'VAR_DIR=var-2 PORT=3001 npm start.'
  )
}

function advice(varDir: string): string {
  return (
    `The data is in ${varDir}/postgres. If it is damaged, move that directory away and start again: ` +
    "a new database with the inventory's content is made."
  )
}

async function stop(child: ChildProcess, ended: Promise<string>): Promise<void> {
  if (child.connected) child.send('stop')
  const kill = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(kill)
}
