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
  if ('directory' in source) return PGlite.create(source.directory, { extensions })
  return PGlite.create({ extensions, ...(source.dump && { loadDataDir: source.dump }) })
}
