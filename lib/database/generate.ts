import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { environmentWith } from '../env.ts'

const stampFile = 'lib/database/generated/STAMP'

/**
 * Makes the Prisma client from `prisma/schema.prisma` where the present one was made from another schema or by
 * another Prisma. Returns whether it did. Throws what `prisma generate` says of a faulty schema.
 *
 * The command looks for its engine, which it would download, but never runs it to generate: any file will do.
 */
export async function generateClient(): Promise<boolean> {
  const require = createRequire(import.meta.url)
  const manifest = require.resolve('prisma/package.json')
  const wanted = createHash('sha256')
    .update(await readFile('prisma/schema.prisma'))
    .update(await readFile(manifest))
    .digest('hex')
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === wanted) return false
  const command = require.resolve('prisma/build/index.js')
  await promisify(execFile)(process.execPath, [command, 'generate', '--no-hints'], {
    env: environmentWith({
      PRISMA_SCHEMA_ENGINE_BINARY: fileURLToPath(import.meta.url),
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    }),
  })
  await writeFile(stampFile, wanted)
  return true
}
