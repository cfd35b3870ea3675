import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { citext } from '@electric-sql/pglite/contrib/citext'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { unaccent } from '@electric-sql/pglite/contrib/unaccent'

/** The extensions that the migrations may create. */
const extensions = { btree_gist, citext, pg_trgm, unaccent }

type Source =
  /** Kept in this directory. */
  | { directory: string }
  /** In memory, with the content of `dump` (of `dumpDataDir`) or empty. */
  | { dump?: Blob }

/** Opens an embedded Postgres. Throws where the directory is not one, or of another version. */
export async function openPglite(source: Source): Promise<PGlite> {
  if ('directory' in source) {
    const startParams = [...PGlite.defaultStartParams, ...memoryFor(source.directory)]
    return PGlite.create(source.directory, { extensions, startParams })
  }
  return PGlite.create({ extensions, ...(source.dump && { loadDataDir: source.dump }) })
}

/** Of a database that is larger, what is asked for does not stay in the 128 MB that PostgreSQL takes for it. */
const largeBytes = 256 * 1024 * 1024

/**
 * A large database gets 512 MB: what is not held is read through the file system of a WebAssembly machine, at ten times
 * the cost. All of it is taken at once, so others are left with what PostgreSQL takes by itself.
 */
function memoryFor(directory: string): string[] {
  return sizeOf(directory) > largeBytes ? ['-c', 'shared_buffers=512MB'] : []
}

/** Bytes of all files under a directory; 0 where there is none. */
function sizeOf(directory: string): number {
  if (!existsSync(directory)) return 0
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  return files.reduce((sum, file) => sum + statSync(join(directory, file)).size, 0)
}
