import type { PrismaClient } from '../database/generated/client.ts'
import { beginning, eventHash } from './record.ts'

/** The end of the chain: whoever keeps a copy of it can tell whether all before it is still as it was. */
export type ChainHead = { sequence: string; hash: string; at: string | null }

export type Verification =
  | { ok: true; head: ChainHead }
  /** The first event that is not what it was: gone, altered, or not following the one before it. */
  | { ok: false; sequence: string; fault: 'missing' | 'altered' | 'unchained' }
  /** The chain holds in itself, but no longer contains the head that was kept elsewhere. */
  | { ok: false; sequence: string; fault: 'rewritten' | 'cut' }

const batchSize = 1000

/**
 * Reads the whole audit trail and checks each event and its link to the one before it. `kept` is a head that was
 * exported earlier: with it, a trail that was rewritten from some event on to its end, or cut, is found as well.
 */
export async function verifyAudit(client: PrismaClient, kept?: ChainHead): Promise<Verification> {
  let head: ChainHead = { sequence: '0', hash: beginning, at: null }
  let holdsKept = kept === undefined || kept.sequence === '0'
  for (;;) {
    const events = await client.auditEvent.findMany({
      where: { sequence: { gt: BigInt(head.sequence) } },
      orderBy: { sequence: 'asc' },
      take: batchSize,
    })
    for (const event of events) {
      const expected = (BigInt(head.sequence) + 1n).toString()
      if (event.sequence.toString() !== expected) return { ok: false, sequence: expected, fault: 'missing' }
      if (event.hash !== eventHash(event)) return { ok: false, sequence: expected, fault: 'altered' }
      if (event.previousHash !== head.hash) return { ok: false, sequence: expected, fault: 'unchained' }
      head = { sequence: expected, hash: event.hash, at: event.at.toISOString() }
      if (kept?.sequence === expected) {
        if (kept.hash !== event.hash) return { ok: false, sequence: expected, fault: 'rewritten' }
        holdsKept = true
      }
    }
    if (events.length < batchSize) break
  }
  if (kept && !holdsKept) return { ok: false, sequence: kept.sequence, fault: 'cut' }
  return { ok: true, head }
}
