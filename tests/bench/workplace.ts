import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isRunning } from '../../lib/database/lock.ts'
import { env, setEnvironment } from '../../lib/env.ts'
import { type OpenDatabase, openDatabase } from '../../lib/launch/database.ts'
import { databaseAt, query } from '../support/templates.ts'

/** Inside the project, because the bare page is built from the same `node_modules`. */
const place = 'var/bench'

/** Where embedded databases with generated entries are kept, each under how many these are. */
const keptPlace = 'var/bench-entries'

/** A directory for this run alone. What earlier runs left that were killed is removed. */
export function makeWorkplace(): { directory: string; remove: () => Promise<void> } {
  mkdirSync(place, { recursive: true })
  for (const name of readdirSync(place))
    if (!isRunning(Number(name))) rmSync(join(place, name), { recursive: true, force: true })
  const directory = join(place, String(process.pid))
  mkdirSync(directory)
  return { directory, remove: async () => rmSync(directory, { recursive: true, force: true }) }
}

/** A database that is gone when it is closed. */
type ThrowAway = Pick<OpenDatabase, 'url' | 'ended' | 'close'> & {
  /** Whether the entries that an earlier run kept are in it. */
  hasEntries: boolean
  /** What is done once the entries are in it, and nobody is connected. */
  afterEntries: (options: { keep: boolean }) => Promise<void>
}

/**
 * A database, named in the environment from now on: the embedded one of the workplace, or a new one on the server in
 * `serverUrl`, with the entries that an earlier run kept there, else empty. Throws what the server says where it lets no
 * database be made.
 */
export function openThrowAway(serverUrl: string | undefined, entries: number): Promise<ThrowAway> {
  return serverUrl ? openOnServer(serverUrl, entries) : openEmbedded(entries)
}

async function openOnServer(serverUrl: string, entries: number): Promise<ThrowAway> {
  const name = `portal_bench_${process.pid}`
  const kept = `portal_bench_entries_${entries}`
  const hasEntries = await exists(serverUrl, kept)
  await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await query(serverUrl, `CREATE DATABASE ${name}${hasEntries ? ` TEMPLATE ${kept}` : ''}`)
  setEnvironment({ DATABASE_URL: databaseAt(serverUrl, name) })
  const { url } = await openDatabase()
  return {
    url,
    hasEntries,
    afterEntries: async ({ keep }) => {
      if (keep) await query(serverUrl, `CREATE DATABASE ${kept} TEMPLATE ${name}`)
    },
    close: async () => void (await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)),
  }
}

/** With entries in it it is opened anew, as it is by whoever starts a portal on them: its memory goes by its size. */
async function openEmbedded(entries: number): Promise<ThrowAway> {
  const kept = join(keptPlace, String(entries))
  const hasEntries = existsSync(kept)
  const own = join(env().VAR_DIR, 'postgres')
  if (hasEntries) cpSync(kept, own, { recursive: true })
  let opened = await openDatabase()
  return {
    url: opened.url,
    hasEntries,
    get ended() {
      return opened.ended
    },
    afterEntries: async ({ keep }) => {
      await opened.close()
      if (keep) cpSync(own, kept, { recursive: true })
      opened = await openDatabase()
    },
    close: () => opened.close(),
  }
}

async function exists(serverUrl: string, name: string): Promise<boolean> {
  const { rowCount } = await query(serverUrl, `SELECT FROM pg_database WHERE datname = '${name}'`)
  return rowCount === 1
}
