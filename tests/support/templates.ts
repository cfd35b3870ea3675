import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PGlite } from '@electric-sql/pglite'
import { Client, type QueryResult } from 'pg'
import type { TestProject } from 'vitest/node'
import { generateClient } from '../../lib/database/generate.ts'
import { migrate } from '../../lib/database/migrate.ts'
import { openPglite } from '../../lib/database/pglite.ts'
import { serveWire } from '../../lib/database/wire.ts'
import { env } from '../../lib/env.ts'
import { formatProblems, readInventory } from '../../lib/inventory/files.ts'

/** Without even the migrations, with them and nothing in them, or with the content of `content/inventory`. */
export type Content = 'blank' | 'empty' | 'inventory'

export type Templates =
  /** Dumps of the embedded Postgres, as files. */
  | { kind: 'embedded'; files: Record<Content, string> }
  /** Databases on the server in TEST_DATABASE_URL. */
  | { kind: 'server'; url: string; databases: Record<Content, string> }

declare module 'vitest' {
  export interface ProvidedContext {
    templates: Templates
  }
}

/** Runs once before the integration tests: makes the databases that each test file gets a copy of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await generateClient()
  const { TEST_DATABASE_URL } = env()
  if (TEST_DATABASE_URL) {
    const databases = await makeOnServer(TEST_DATABASE_URL)
    project.provide('templates', { kind: 'server', url: TEST_DATABASE_URL, databases })
    return () => dropAll(TEST_DATABASE_URL, Object.values(databases))
  }
  project.provide('templates', { kind: 'embedded', files: await makeEmbedded() })
  return async () => {}
}

/** Kept between runs under a name that stands for all they are made from. */
async function makeEmbedded(): Promise<Record<Content, string>> {
  const directory = join(env().VAR_DIR, 'test-templates', hashOfSources())
  const fileOf = (content: Content) => join(directory, `${content}.tar`)
  const files = { blank: fileOf('blank'), empty: fileOf('empty'), inventory: fileOf('inventory') }
  if (existsSync(directory)) return files
  rmSync(join(directory, '..'), { recursive: true, force: true })
  const unfinished = `${directory}.${process.pid}`
  mkdirSync(unfinished, { recursive: true })
  const pglite = await openPglite({})
  const save = async (content: Content) =>
    writeFileSync(join(unfinished, `${content}.tar`), await bytesOf(pglite))
  await save('blank')
  await servedAt(pglite, applyMigrations)
  await save('empty')
  await servedAt(pglite, load)
  await save('inventory')
  await pglite.close()
  renameSync(unfinished, directory)
  return files
}

/** Serves a PGlite of this process while `work` runs. */
async function servedAt(pglite: PGlite, work: (url: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'pg-'))
  const server = await serveWire(pglite, {
    listen: { path: join(directory, '.s.PGSQL.5432') },
    onBroken: (error) => {
      throw error
    },
  })
  try {
    await work(`postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`)
  } finally {
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function makeOnServer(serverUrl: string): Promise<Record<Content, string>> {
  const name = `portal_test_${process.pid}_${Date.now()}`
  const databases = { blank: `${name}_blank`, empty: `${name}_empty`, inventory: `${name}_inventory` }
  await query(serverUrl, `CREATE DATABASE ${databases.blank} TEMPLATE template0`)
  await query(serverUrl, `CREATE DATABASE ${databases.empty}`)
  await applyMigrations(databaseAt(serverUrl, databases.empty))
  await query(serverUrl, `CREATE DATABASE ${databases.inventory} TEMPLATE ${databases.empty}`)
  await load(databaseAt(serverUrl, databases.inventory))
  return databases
}

async function applyMigrations(url: string): Promise<void> {
  const migrated = await migrate(url)
  if (!migrated.ok) throw new Error(migrated.message)
}

async function load(url: string): Promise<void> {
  const { connect } = await import('../../lib/database/client.ts')
  const { loadInventory } = await import('../../lib/inventory/load.ts')
  const read = await readInventory('content/inventory')
  if (!read.ok) throw new Error(formatProblems(read.problems))
  const client = connect(url)
  await loadInventory(client, read.inventory)
  await client.$disconnect()
}

async function bytesOf(pglite: PGlite): Promise<Uint8Array> {
  const dump = await pglite.dumpDataDir('none')
  return new Uint8Array(await dump.arrayBuffer())
}

async function dropAll(serverUrl: string, databases: string[]): Promise<void> {
  for (const name of databases) await query(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
}

/** The same server, another database. */
export function databaseAt(serverUrl: string, name: string): string {
  return Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href
}

export async function query(url: string, sql: string): Promise<QueryResult> {
  const client = new Client(url)
  await client.connect()
  try {
    return await client.query(sql)
  } finally {
    await client.end()
  }
}

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const directory of ['prisma', 'content/inventory', 'lib/inventory'])
    for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const file = join(entry.parentPath, entry.name)
      hash.update(`${file}\n`).update(readFileSync(file))
    }
  return hash.digest('hex').slice(0, 16)
}
