import { Pool } from 'pg'
import { type Refusal, refuse } from '../errors.ts'
import { poolConfig } from './connection.ts'
import { readMigrations, readSchema, upTo } from './migration-files.ts'
import { failureMessage, historyRefusal } from './migration-messages.ts'
import { openSchemaEngine } from './schema-engine.ts'

export type Migrated = { ok: true; applied: string[]; total: number }

type Options = {
  /** The directory that holds `schema.prisma` and `migrations/`. */
  directory?: string
  /** Called before each migration that is applied. */
  onApply?: (name: string) => void
}

/** Any number will do, as long as nothing else in this database locks it. */
const advisoryLock = 7_276_931

const noFilter = { externalTables: [], externalEnums: [] }

/**
 * Applies the migrations that this database lacks, in order, through Prisma's engine and its
 * `_prisma_migrations` table, so that `prisma migrate deploy` agrees. Each is applied with its record in one
 * transaction under an advisory lock: it is there as a whole or not at all, also when the process is killed,
 * and several starts at once apply it once. (So no migration may hold what cannot run in a transaction,
 * such as CREATE INDEX CONCURRENTLY.)
 *
 * Refuses where a migration fails, where one that was applied has been edited since, where the database is
 * ahead of this version, and where `prisma migrate` left a failed one.
 */
export async function migrate(url: string, options: Options = {}): Promise<Migrated | Refusal> {
  const directory = options.directory ?? 'prisma'
  const migrations = readMigrations(directory)
  const total = migrations.migrationDirectories.length
  return withConnection(url, async (pool) => {
    let scriptError: unknown
    const engine = await openSchemaEngine(readSchema(directory), {
      main: pool,
      onScriptError: (error) => {
        scriptError = error
      },
    })
    const state = await engine.diagnoseMigrationHistory({
      migrationsList: migrations,
      optInToShadowDatabase: false,
      filters: noFilter,
    })
    const refusal = historyRefusal(state)
    if (refusal) return refuse(refusal)
    const pending =
      state.history?.diagnostic === 'databaseIsBehind' ? state.history.unappliedMigrationNames : []
    const applied: string[] = []
    for (const name of pending) {
      options.onApply?.(name)
      try {
        const result = await inTransaction(pool, () =>
          engine.applyMigrations({ migrationsList: upTo(migrations, name), filters: noFilter }),
        )
        applied.push(...result.appliedMigrationNames)
      } catch (error) {
        return refuse(failureMessage(directory, name, scriptError ?? error))
      }
    }
    return { ok: true, applied, total }
  })
}

/**
 * What would have to be added to the migrations for `schema.prisma` to describe the same database: SQL, or
 * an empty string. `emptyUrl` names a database that may be filled.
 */
export async function schemaDrift(emptyUrl: string, directory = 'prisma'): Promise<string> {
  const schema = readSchema(directory)
  return withConnection(emptyUrl, async (pool) => {
    const engine = await openSchemaEngine(schema, { main: pool, shadow: pool })
    const difference = await engine.diff({
      from: { tag: 'migrations', ...readMigrations(directory) },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: schema }] },
      script: true,
      exitCode: null,
      filters: noFilter,
    })
    const sql = difference.stdout?.trim() ?? ''
    return sql === '-- This is an empty migration.' ? '' : sql
  })
}

/**
 * Gives `work` a pool whose queries all go through one connection, so that a transaction begun on it holds for
 * all that follows. A pool by itself drops its connection after an error and goes on with another.
 */
async function withConnection<Result>(url: string, work: (pool: Pool) => Promise<Result>): Promise<Result> {
  const pool = new Pool({ ...poolConfig(url), statement_timeout: 0 })
  try {
    const client = await pool.connect()
    client.on('error', () => {})
    try {
      return await work(Object.assign(pool, { query: client.query.bind(client) }))
    } finally {
      client.release()
    }
  } finally {
    await pool.end()
  }
}

async function inTransaction<Result>(pool: Pool, work: () => Promise<Result>): Promise<Result> {
  await pool.query('BEGIN')
  try {
    await pool.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock])
    const result = await work()
    await pool.query('COMMIT')
    return result
  } catch (error) {
    await pool.query('ROLLBACK').catch(() => {})
    throw error
  }
}
