import { database } from './client.ts'
import { isConnectionFailure } from './connection.ts'
import { readMigrations } from './migration-files.ts'

export type Readiness = { ok: true } | { ok: false; failed: 'database' | 'migrations' }

/** Whether the database answers and has every migration of this version. Throws what is neither. */
export async function readiness(): Promise<Readiness> {
  try {
    const applied = await database().$queryRaw<{ migration_name: string }[]>`
      SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`
    const names = new Set(applied.map((row) => row.migration_name))
    const complete = wantedMigrations().every((name) => names.has(name))
    return complete ? { ok: true } : { ok: false, failed: 'migrations' }
  } catch (error) {
    if (isConnectionFailure(error)) return { ok: false, failed: 'database' }
    if (isMissingTable(error)) return { ok: false, failed: 'migrations' }
    throw error
  }
}

let wanted: string[] | undefined

function wantedMigrations(): string[] {
  wanted ??= readMigrations('prisma').migrationDirectories.map((migration) => migration.path)
  return wanted
}

/** SQLSTATE 42P01, as Prisma passes it on from a raw query. */
function isMissingTable(error: unknown): boolean {
  return JSON.stringify((error as { meta?: unknown }).meta ?? {}).includes('42P01')
}
