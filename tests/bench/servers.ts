import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, cpSync, openSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { env, environmentWith } from '../../lib/env.ts'

/** What a process has used since it started, in milliseconds and bytes. */
export type Usage = {
  cpuMs: number
  rss: number
  /** The least of the heap that was in use after a full collection since the last time: what is really kept. */
  heapAfterCollection: number
  /** What is held outside of the heap: the bytes of pages, above all. */
  external: number
}

export type MeasuredServer = {
  origin: string
  usage: () => Promise<Usage>
  stop: () => Promise<void>
}

const probe = new URL('./probe.mjs', import.meta.url).href
const host = '127.0.0.1'
const production = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }

/**
 * Builds the bare page in the workplace and serves it with `next start`: the yardstick. Throws where it is not
 * prerendered, as then it would measure something else.
 */
export async function startBare(workplace: string, signal: AbortSignal): Promise<MeasuredServer> {
  const directory = join(workplace, 'bare')
  const log = join(workplace, 'bare.log')
  cpSync(fileURLToPath(new URL('./bare', import.meta.url)), directory, { recursive: true })
  await buildBare(directory, log, signal)
  const manifest = JSON.parse(readFileSync(join(directory, '.next/prerender-manifest.json'), 'utf8'))
  if (manifest.routes['/']?.initialRevalidateSeconds !== false)
    throw new Error('The bare page was not prerendered by its build.')

  const port = await freePort()
  const args = ['start', directory, '--port', String(port), '--hostname', host]
  const server = await startServer({ file: nextCommand(), args, port, path: '/', log })
  const answer = await fetch(server.origin)
  if (answer.status === 200 && answer.headers.get('x-nextjs-cache') === 'HIT') return server
  await server.stop()
  throw new Error(`The bare page does not come from the cache of pages (status ${answer.status}).`)
}

/** Serves the portal on the database of the environment, with its log as in use: one line a request, in a file. */
export async function startPortal(workplace: string): Promise<MeasuredServer> {
  const port = await freePort()
  return startServer({
    file: fileURLToPath(new URL('./portal-process.ts', import.meta.url)),
    args: [],
    port,
    path: '/healthz',
    log: join(workplace, 'portal.log'),
    environment: {
      HOST: host,
      PORT: String(port),
      // Pages name it, and those of the build were made without knowing the port.
      SITE_URL: env().SITE_URL,
      LOG_LEVEL: 'info',
      // The one that asks is one client.
      API_REQUESTS_PER_MINUTE: '1000000',
    },
    nodeOptions: optionsOfStart(),
  })
}

/** The options with which `npm start` runs Node: all between its name and that of the file. */
function optionsOfStart(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  return scripts.start.split(' ').slice(1, -1)
}

/** How many lines of the portal's log tell of an error, and the first of them. */
export function errorsIn(workplace: string): { count: number; first: string | undefined } {
  const lines = readFileSync(join(workplace, 'portal.log'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{"level":"error"'))
  return { count: lines.length, first: lines[0]?.slice(0, 600) }
}

function nextCommand(): string {
  return createRequire(import.meta.url).resolve('next/dist/bin/next')
}

async function buildBare(directory: string, logFile: string, signal: AbortSignal): Promise<void> {
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [nextCommand(), 'build', directory], {
    env: environmentWith(production),
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  signal.addEventListener('abort', () => child.kill(), { once: true })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`The bare page could not be built:\n${endOf(logFile)}`)
}

type Start = {
  file: string
  args: string[]
  port: number
  /** An address that answers 200 once the server is up. */
  path: string
  log: string
  environment?: Record<string, string>
  nodeOptions?: string[]
}

async function startServer(start: Start): Promise<MeasuredServer> {
  const log = openSync(start.log, 'a')
  const child = fork(start.file, start.args, {
    execArgv: [...(start.nodeOptions ?? []), '--import', probe],
    env: environmentWith({ ...production, ...start.environment }),
    stdio: ['ignore', log, log, 'ipc'],
  })
  closeSync(log)
  const origin = `http://${host}:${start.port}`
  while (!(await answers(origin + start.path))) {
    if (hasEnded(child)) throw new Error(`A server ended before it answered:\n${endOf(start.log)}`)
    await wait(100)
  }
  return { origin, usage: () => usageOf(child), stop: () => stop(child) }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}

async function usageOf(child: ChildProcess): Promise<Usage> {
  const answer = once(child, 'message')
  child.send('usage')
  const [usage] = await answer
  return usage
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill()
  const kill = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(kill)
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (typeof address !== 'object' || !address) throw new Error('No free port was found.')
  return address.port
}

function endOf(log: string): string {
  return readFileSync(log, 'utf8').trim().split('\n').slice(-20).join('\n')
}
