import type { Tx } from './administer.ts'

/** What may also come from a file of `content/inventory`. */
type Kept = 'agency' | 'measure' | 'period'

/**
 * Notes that the secretariat keeps a record at the desk from now on: to load the files of the inventory again leaves
 * it as it is.
 */
export async function keepAtDesk(tx: Tx, kind: Kept, slug: string, now: Date): Promise<void> {
  const key = `${kind}/${slug}`
  await tx.deskRecord.upsert({ where: { key }, create: { key, changedAt: now }, update: { changedAt: now } })
}
