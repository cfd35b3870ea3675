import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DiagnoseMigrationHistoryOutput } from '@prisma/schema-engine-wasm'
import { messageOf } from '../errors.ts'

/** Why the migrations cannot be applied to a database with this history, and what to do; undefined where they can. */
export function historyRefusal(state: DiagnoseMigrationHistoryOutput): string | undefined {
  if (state.failedMigrationNames.length > 0) {
    const [name] = state.failedMigrationNames
    return (
      `Another tool began the migration ${name} and did not finish it. Look at what it left in the database, ` +
      `then say so: npx prisma migrate resolve --rolled-back ${name} (or --applied), and start again.`
    )
  }
  if (state.editedMigrationNames.length > 0) {
    const [name] = state.editedMigrationNames
    return (
      `The migration ${name} has been edited since it was applied to this database. Nothing was changed. ` +
      `Restore prisma/migrations/${name}/migration.sql as it was (git checkout) and put the change into a new migration.`
    )
  }
  if (state.history && state.history.diagnostic !== 'databaseIsBehind') {
    const [name] = state.history.unpersistedMigrationNames
    return (
      `The database has the migration ${name}, which this version of the portal does not know: a newer version ` +
      'was here before. Nothing was changed. Start that version, or restore a backup from before it.'
    )
  }
  return undefined
}

/** What a failed migration says to the person who started it. */
export function failureMessage(directory: string, name: string, error: unknown): string {
  const file = join(directory, 'migrations', name, 'migration.sql')
  const line = lineOf(file, error)
  return (
    `The migration ${name} failed${line ? ` at line ${line}` : ''}: ${messageOf(error).replace(/\.$/, '')}. ` +
    'Nothing of it was kept: the database is as it was before. ' +
    `Correct ${file} or what it stumbled over in the data and start again; ` +
    'until then, the previous version of the portal still runs on this database.'
  )
}

/** PostgreSQL gives the position of an error in characters from 1. */
function lineOf(file: string, error: unknown): number | undefined {
  const position = Number((error as { position?: string }).position)
  if (!position) return undefined
  return Array.from(readFileSync(file, 'utf8')).slice(0, position).join('').split('\n').length
}
