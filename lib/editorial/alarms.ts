import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import { lockDocument } from './facts.ts'
import { peopleOf } from './notices.ts'
import { overdueMs } from './queue.ts'

/** What moderators are told of without anybody having done anything. */
export type Alarm = 'publicationFailed' | 'approvedOverdue' | 'claimOver' | 'emergencyOverdue'

const dayMs = 24 * 60 * 60 * 1000

/**
 * Tells moderators of what has waited for too long: what was approved and not published, claims that ran out, emergency
 * publications that nobody reviewed in time. Several processes may do so at once. Returns how many documents were told of.
 */
export async function raiseAlarms(now = new Date()): Promise<number> {
  const overdue: { alarm: Alarm; pauseMs: number; where: Prisma.DocumentWhereInput }[] = [
    {
      alarm: 'approvedOverdue',
      pauseMs: overdueMs,
      where: { state: 'approved', stateSince: { lt: new Date(now.getTime() - overdueMs) } },
    },
    { alarm: 'claimOver', pauseMs: overdueMs, where: { state: 'in_review', claimedUntil: { lt: now } } },
    { alarm: 'emergencyOverdue', pauseMs: dayMs, where: { reviewDueAt: { lt: now } } },
  ]
  let told = 0
  for (const { alarm, pauseMs, where } of overdue) {
    const documents = await database().document.findMany({ where, select: { id: true } })
    for (const { id } of documents) if (await tellModerators(id, alarm, { now, pauseMs, where })) told += 1
  }
  return told
}

/**
 * Writes the notices of an alarm, unless the same was told within `pauseMs`, or `where` does not hold any more. Of a
 * claim, those are told who come after it began.
 */
export async function tellModerators(
  documentId: string,
  alarm: Alarm,
  {
    now,
    pauseMs,
    reason = '',
    where = {},
  }: { now: Date; pauseMs: number; reason?: string; where?: Prisma.DocumentWhereInput },
): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const document = await lockDocument(tx, documentId)
    const holds = (await tx.document.count({ where: { AND: [{ id: documentId }, where] } })) > 0
    if (!document || !holds) return false
    const since = Math.max(now.getTime() - pauseMs, document.claimedUntil?.getTime() ?? 0)
    const earlier = await tx.notice.count({
      where: { documentId, kind: alarm, createdAt: { gte: new Date(since) } },
    })
    if (earlier > 0) return false
    const { title, leadAgency, claimedBy } = document
    const data = { title, by: claimedBy?.name ?? null, lead: leadAgency.acronym, reason }
    const people = await peopleOf(tx, 'moderators', document)
    await tx.notice.createMany({
      data: people.map((personId) => ({ personId, kind: alarm, documentId, data, createdAt: now })),
    })
    return people.length > 0
  })
}
