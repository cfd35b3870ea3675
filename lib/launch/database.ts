import { Client } from 'pg'
import { poolConfig } from '../database/connection.ts'
import { startEmbedded } from '../database/embedded.ts'
import { readLock } from '../database/lock.ts'
import { migrate } from '../database/migrate.ts'
import { env } from '../env.ts'
import { messageOf } from '../errors.ts'
import { type Progress, Stopped, step } from './steps.ts'

export type OpenDatabase = {
  url: string
  kind: 'embedded' | 'attached' | 'server'
  /** For the embedded database: resolves when its process ends, with how. */
  ended?: Promise<string>
  close(): Promise<void>
}

/** The oldest PostgreSQL that the migrations are written for. */
const oldestServer = 150_000

/**
 * Opens the database of this installation: the server named by DATABASE_URL, else the embedded one. With
 * `attach`, an embedded one that another process has open is used instead of refused.
 */
export function openDatabase({ attach = false } = {}): Promise<OpenDatabase> {
  return step(
    'Database',
    (progress) =>
      env().DATABASE_URL ? openServer(env().DATABASE_URL ?? '') : openEmbedded(attach, progress),
    (database) => descriptions[database.kind],
  )
}

const descriptions = {
  embedded: 'embedded Postgres is running',
  attached: 'joined the embedded Postgres that is running',
  server: 'connected to the server in DATABASE_URL',
}

/** Brings the database to the state of `prisma/migrations`. */
export async function bringUpToDate(url: string): Promise<void> {
  await step(
    'Migrations',
    async (progress) => {
      const migrated = await migrate(url, { onApply: progress })
      if (!migrated.ok) throw new Stopped(migrated.message)
      return migrated
    },
    ({ applied, total }) =>
      applied.length === 0 ? `all ${total} applied before` : `${applied.length} of ${total} applied`,
  )
}

async function openEmbedded(attach: boolean, progress: Progress): Promise<OpenDatabase> {
  const { VAR_DIR } = env()
  const running = attach ? readLock(VAR_DIR)?.url : undefined
  if (running) return { url: running, kind: 'attached', close: async () => {} }
  const started = await startEmbedded({
    varDir: VAR_DIR,
    onInitialise: () => progress('making a new one, once'),
  })
  if (!started.ok) throw new Stopped(started.message)
  return { url: started.url, kind: 'embedded', ended: started.ended, close: started.stop }
}

async function openServer(url: string): Promise<OpenDatabase> {
  const { host, pathname } = new URL(url)
  const client = new Client(poolConfig(url))
  try {
    await client.connect()
    const version = await client.query<{ number: string }>(
      `SELECT current_setting('server_version_num') AS number`,
    )
    if (Number(version.rows[0]?.number) < oldestServer)
      throw new Stopped(`The PostgreSQL server at ${host} is too old. Use version 15 or newer.`)
  } catch (error) {
    if (error instanceof Stopped) throw error
    throw new Stopped(
      `The database ${pathname.slice(1)} at ${host} (DATABASE_URL) cannot be used: ${messageOf(error)}. ` +
        'Start the server or correct DATABASE_URL; without DATABASE_URL the embedded Postgres is used.',
    )
  } finally {
    await client.end().catch(() => {})
  }
  return { url, kind: 'server', close: async () => {} }
}
