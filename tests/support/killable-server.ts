import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'

/** A PostgreSQL server that nobody else uses, so that it can be killed. */
export type KillableServer = {
  url: string
  /** SIGKILL to all its processes at once, as when the machine's memory runs out; resolves when none is left. */
  kill: () => Promise<void>
  /** Starts it again on what is on the disk; resolves when it has recovered and answers. */
  start: () => Promise<void>
  /** Ends it and removes all that it wrote. */
  remove: () => Promise<void>
}

/** Makes a server from the programs that are installed, and starts it; null where there are none. */
export async function makeKillableServer(): Promise<KillableServer | null> {
  const programs = findPrograms()
  if (!programs) return null
  const directory = mkdtempSync(join(tmpdir(), 'pg-'))
  const as = owner()
  if (as) chownSync(directory, as.uid, as.gid)
  const [data, cwd] = [join(directory, 'data'), directory]
  const encoding = ['--encoding', 'UTF8', '--no-locale', '--username', 'postgres', '--auth', 'trust']
  execFileSync(join(programs, 'initdb'), ['-D', data, ...encoding], { ...as, cwd, stdio: 'ignore' })
  const url = `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`
  let pid = 0
  let ended: Promise<unknown> = Promise.resolve()
  const start = async () => {
    const options = ['-D', data, '-k', directory, '-c', 'listen_addresses=']
    const child = spawn(join(programs, 'postgres'), options, { ...as, cwd, stdio: 'ignore' })
    ended = once(child, 'close')
    pid = child.pid ?? 0
    await untilItAnswers(url)
  }
  const kill = async () => {
    const all = [pid, ...childrenOf(pid)]
    for (const each of all) signal(each)
    await ended
    while (all.some(isAlive)) await wait(10)
  }
  const remove = async () => {
    await kill()
    rmSync(directory, { recursive: true, force: true })
  }
  await start()
  return { url, kill, start, remove }
}

/** Where `initdb` is: on the path, or where Debian puts it. */
function findPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const places = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(debian, version, 'bin')),
  ]
  return places.find((place) => existsSync(join(place, 'initdb')))
}

/** The server refuses to run as root: then it runs as the user whom its installation made for it. */
function owner(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null
  const idOf = (which: string) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))
  return { uid: idOf('-u'), gid: idOf('-g') }
}

/** Each connection has a process of its own, which would live on for a while. */
function childrenOf(parent: number): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, of]) => (of === parent && pid ? [pid] : []))
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended by itself.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** A server that was killed reads its log from the last checkpoint on before it lets anybody in. */
async function untilItAnswers(url: string): Promise<void> {
  for (const until = Date.now() + 60_000; ; await wait(50)) {
    const client = new Client(url)
    try {
      await client.connect()
      return
    } catch (error) {
      if (Date.now() > until) throw error
    } finally {
      await client.end()
    }
  }
}
