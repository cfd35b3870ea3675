import { mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, inject } from 'vitest'
import { closeDatabase, type Database, database } from '../../lib/database/client.ts'
import { openPglite } from '../../lib/database/pglite.ts'
import { serveWire } from '../../lib/database/wire.ts'
import { setEnvironment } from '../../lib/env.ts'
import { type Content, databaseAt, query, type Templates } from './templates.ts'

export type TestDatabase = { url: string; client: Database }

/**
 * A database for this test file alone, gone when the file is done; `database()` is its client. Called once at the
 * top of the file: `const { client } = await testDatabase('inventory')`.
 */
export async function testDatabase(content: Content = 'inventory'): Promise<TestDatabase> {
  const copy = await copyDatabase(content)
  setEnvironment({ DATABASE_URL: copy.url })
  afterAll(async () => {
    await closeDatabase()
    await copy.drop()
  })
  return { url: copy.url, client: database() }
}

/** Another copy, to be dropped by whoever asked for it. */
export async function copyDatabase(content: Content): Promise<{ url: string; drop: () => Promise<unknown> }> {
  const templates = inject('templates')
  return templates.kind === 'embedded' ? copyEmbedded(templates, content) : copyOnServer(templates, content)
}

async function copyEmbedded(templates: Templates & { kind: 'embedded' }, content: Content) {
  const pglite = await openPglite(
    content === 'blank' ? {} : { dump: await openAsBlob(templates.files[content]) },
  )
  const directory = mkdtempSync(join(tmpdir(), 'pg-'))
  const server = await serveWire(pglite, {
    listen: { path: join(directory, '.s.PGSQL.5432') },
    onBroken: (error) => {
      throw error
    },
  })
  return {
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`,
    drop: async () => {
      await server.close()
      await pglite.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

let copies = 0

async function copyOnServer(templates: Templates & { kind: 'server' }, content: Content) {
  copies += 1
  const name = `portal_test_${process.pid}_${Date.now()}_${copies}`
  await query(templates.url, `CREATE DATABASE ${name} TEMPLATE ${templates.databases[content]}`)
  return {
    url: databaseAt(templates.url, name),
    drop: () => query(templates.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  }
}
