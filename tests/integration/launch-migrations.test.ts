import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, schemaDrift } from '../../lib/database/migrate.ts'
import { copyDatabase } from '../support/database.ts'

let directory: string
let database: Awaited<ReturnType<typeof copyDatabase>>

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'prisma-'))
  cpSync('prisma', directory, { recursive: true })
})

afterEach(async () => {
  rmSync(directory, { recursive: true })
  await database.drop()
})

describe('on a fresh database', () => {
  beforeEach(async () => {
    database = await copyDatabase('blank')
  })

  it('applies every migration once', async () => {
    const first = await migrate(database.url, { directory })
    expect(first).toMatchObject({ ok: true })
    expect(first.ok && first.applied).toHaveLength(first.ok ? first.total : -1)
    expect(await migrate(database.url, { directory })).toMatchObject({ ok: true, applied: [] })
  })

  it('applies each migration once when several start together', async () => {
    const results = await Promise.all([1, 2, 3].map(() => migrate(database.url, { directory })))
    const applied = results.flatMap((result) => (result.ok ? result.applied : ['refused']))
    expect(applied.sort()).toEqual([...new Set(applied)].sort())
    expect(await rows('SELECT 1 FROM _prisma_migrations')).toHaveLength(applied.length)
  })

  it('leaves nothing that the schema does not describe', async () => {
    expect(await schemaDrift(database.url)).toBe('')
  })

  it('notices a schema that went on without a migration', async () => {
    writeFileSync(join(directory, 'schema.prisma'), 'model Extra {\n  id Int @id\n}\n', { flag: 'a' })
    expect(await schemaDrift(database.url, directory)).toContain('CREATE TABLE "Extra"')
  })
})

describe('on a database that has the migrations', () => {
  beforeEach(async () => {
    database = await copyDatabase('empty')
  })

  it('keeps nothing of a migration that fails and says what to do', async () => {
    addMigration('20990101000000_half', [
      'CREATE TABLE half (id int);',
      'CREATE FUNCTION half() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;',
      'ALTER TABLE half ADD COLUMN wrong no_such_type;',
    ])
    const before = await rows('SELECT * FROM _prisma_migrations ORDER BY id')

    const result = await migrate(database.url, { directory })

    expect(result).toMatchObject({ ok: false })
    const message = result.ok ? '' : result.message
    expect(message).toMatch(/20990101000000_half failed at line 3: type "no_such_type" does not exist/)
    expect(message).toMatch(/the database is as it was before\. Correct .*migration\.sql/)
    expect(await rows(`SELECT to_regclass('half') AS name`)).toEqual([{ name: null }])
    expect(await rows('SELECT * FROM _prisma_migrations ORDER BY id')).toEqual(before)
  })

  it('applies the migration after it was corrected', async () => {
    addMigration('20990101000000_half', ['CREATE TABLE half (id no_such_type);'])
    expect(await migrate(database.url, { directory })).toMatchObject({ ok: false })
    addMigration('20990101000000_half', ['CREATE TABLE half (id int);'])
    expect(await migrate(database.url, { directory })).toMatchObject({
      ok: true,
      applied: ['20990101000000_half'],
    })
  })

  it('keeps the migrations before the one that fails', async () => {
    addMigration('20990101000000_sound', ['CREATE TABLE sound (id int);'])
    addMigration('20990102000000_broken', ['SELECT 1/0;'])
    const result = await migrate(database.url, { directory })
    expect(result.ok ? '' : result.message).toContain('20990102000000_broken failed')
    expect(await rows(`SELECT to_regclass('sound')::text AS name`)).toEqual([{ name: 'sound' }])
  })

  it('refuses where an applied migration was edited', async () => {
    addMigration('20990101000000_one', ['CREATE TABLE one (id int);'])
    await migrate(database.url, { directory })
    addMigration('20990101000000_one', ['CREATE TABLE one (id bigint);'])
    const result = await migrate(database.url, { directory })
    expect(result.ok ? '' : result.message).toMatch(/20990101000000_one has been edited .* Restore /)
  })

  it('refuses a database that a newer version has migrated', async () => {
    addMigration('20990101000000_newer', ['CREATE TABLE newer (id int);'])
    await migrate(database.url, { directory })
    rmSync(join(directory, 'migrations/20990101000000_newer'), { recursive: true })
    const result = await migrate(database.url, { directory })
    expect(result.ok ? '' : result.message).toMatch(
      /20990101000000_newer, which this version .* does not know/,
    )
  })

  it('refuses where prisma migrate left a failed migration', async () => {
    addMigration('20990101000000_left', ['CREATE TABLE half (id int);'])
    await rows(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ('x', 'y', '20990101000000_left', now())`,
    )
    const result = await migrate(database.url, { directory })
    expect(result.ok ? '' : result.message).toContain(
      'npx prisma migrate resolve --rolled-back 20990101000000_left',
    )
  })
})

function addMigration(name: string, lines: string[]): void {
  mkdirSync(join(directory, 'migrations', name), { recursive: true })
  writeFileSync(join(directory, 'migrations', name, 'migration.sql'), lines.join('\n'))
}

async function rows(sql: string): Promise<unknown[]> {
  const client = new Client(database.url)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
