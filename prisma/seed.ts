import type { PrismaClient } from '../lib/database/generated/client.ts'
import { formatProblems, readInventory } from '../lib/inventory/files.ts'
import { type LoadCount, loadInventory } from '../lib/inventory/load.ts'

/**
 * Loads `content/inventory/` into the database, in one transaction. Loading again touches only what
 * changed. Called by `npm start` for an empty database and by `npm run portal -- seed`.
 *
 * Returns the problems of the files as readable text where there are any; then nothing is written.
 */
export async function seed(
  client: PrismaClient,
  onProgress?: (done: number, total: number) => void,
): Promise<{ ok: true; counts: LoadCount[] } | { ok: false; problems: string }> {
  const read = await readInventory('content/inventory')
  if (!read.ok) return { ok: false, problems: formatProblems(read.problems) }
  return { ok: true, counts: await loadInventory(client, read.inventory, onProgress) }
}
