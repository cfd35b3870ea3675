import { database } from '../database/client.ts'

/** What was public at an address, and why it is no longer. */
export type WithdrawalDetail = { title: string; reason: string; withdrawnAt: string }

/** Kinds of things that have pages or records of their own, which may be taken back. */
export type Withdrawable = 'activity' | 'story' | 'programme_result'

/** Why there is nothing any more at an address; null where nothing was. */
export async function findWithdrawal(kind: Withdrawable, slug: string): Promise<WithdrawalDetail | null> {
  const row = await database().withdrawal.findUnique({ where: { kind_slug: { kind, slug } } })
  if (!row) return null
  const { title, reason, withdrawnAt } = row
  return { title, reason, withdrawnAt: withdrawnAt.toISOString() }
}
