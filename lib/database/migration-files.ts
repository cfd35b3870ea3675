import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { MigrationList } from '@prisma/schema-engine-wasm'

/** Reads `migrations/` as Prisma's engine wants it. Throws where the directory is missing. */
export function readMigrations(directory: string): MigrationList {
  const baseDir = resolve(directory, 'migrations')
  const lockfile = join(baseDir, 'migration_lock.toml')
  return {
    baseDir,
    lockfile: {
      path: 'migration_lock.toml',
      content: existsSync(lockfile) ? readFileSync(lockfile, 'utf8') : null,
    },
    shadowDbInitScript: '',
    migrationDirectories: readdirSync(baseDir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort()
      .map((name) => ({
        path: name,
        migrationFile: { path: 'migration.sql', content: readScript(join(baseDir, name, 'migration.sql')) },
      })),
  }
}

export function readSchema(directory: string): string {
  return readFileSync(join(directory, 'schema.prisma'), 'utf8')
}

/** The migrations up to and with this one: the engine applies all it is given. */
export function upTo(migrations: MigrationList, name: string): MigrationList {
  return {
    ...migrations,
    migrationDirectories: migrations.migrationDirectories.filter((migration) => migration.path <= name),
  }
}

function readScript(file: string): MigrationList['migrationDirectories'][number]['migrationFile']['content'] {
  return existsSync(file)
    ? { tag: 'ok', value: readFileSync(file, 'utf8') }
    : { tag: 'error', value: `${file} is missing` }
}
