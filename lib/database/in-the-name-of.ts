import { database } from './client.ts'
import type { Prisma } from './generated/client.ts'

/** How long a transaction of the desk may wait and take: the embedded database serves one at a time. */
export const deskLimits = { maxWait: 10_000, timeout: 10_000 }

/**
 * Runs `work` in a transaction in which the database shows and lets change only what this person may see and change
 * at the desk, and keeps records of what was as they are (OWASP ASVS 5.0, 8.4.1): a second line behind
 * `lib/editorial/policy.ts`, which says why something is refused. Role and person last as long as the transaction.
 *
 * Everything that `work` asks goes through the client that it is given: `database()` would wait for a transaction
 * that waits for it.
 */
export async function inTheNameOf<Result>(
  { personId }: { personId: string },
  work: (tx: Prisma.TransactionClient) => Promise<Result>,
): Promise<Result> {
  return database().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('role', 'portal_desk', true), set_config('portal.person', ${personId}, true)`
    return work(tx)
  }, deskLimits)
}

/**
 * Whether the person of a transaction speaks for this agency now. What somebody was when their request began may be
 * over: the database would refuse the row.
 */
export async function stillSpeaksFor(tx: Prisma.TransactionClient, agencyId: string): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ speaks: boolean }[]>`
    SELECT ${agencyId}::uuid = ANY ("desk_agencies"()) AS "speaks"`
  return row?.speaks ?? false
}
