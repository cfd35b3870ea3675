import { database } from '../database/client.ts'
import type { Alert } from '../database/generated/client.ts'
import { resolveFilters } from '../directory/filter-values.ts'
import { cursorUntil, latestActivities } from '../directory/latest-activities.ts'
import { queueMail } from '../mail/outbox.ts'
import { parseFilters } from '../search/params.ts'
import { alertAddress, type Digest, digestLetter } from './letters.ts'
import { nextDigest } from './schedule.ts'

/** So many activities are told of in one mail; a link leads to the others. */
const mostTold = 25
/** What is published now may carry a time that lies so far back: transactions take their time. */
const settlingMs = 2 * 60 * 1000

/**
 * Writes the mails of all alerts that are due, each in the transaction that notes up to when was told. Nothing
 * changed, no mail. Several processes may do so at once: each alert is taken by one.
 */
export async function queueDueDigests(now = new Date()): Promise<void> {
  for (;;) {
    const alert = await database().alert.findFirst({
      where: { dueAt: { lte: now } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
    if (!alert) return
    await tell(alert, now)
  }
}

async function tell(alert: Alert, now: Date): Promise<void> {
  const since = alert.toldUntil ?? now
  const until = new Date(Math.max(since.getTime(), now.getTime() - settlingMs))
  const digest = await changesBetween(alert.query, since, until)
  const letter = digest.activities.length > 0 ? await digestLetter(alert, digest) : null
  await database().$transaction(async (transaction) => {
    // Only whoever moves it on writes the mail.
    const { count } = await transaction.alert.updateMany({
      where: { id: alert.id, dueAt: alert.dueAt, toldUntil: alert.toldUntil },
      data: { toldUntil: until, dueAt: nextDigest(alert.frequency, now) },
    })
    if (count === 0 || !letter) return
    await queueMail(transaction, {
      key: `alert ${alert.id} told ${until.toISOString()}`,
      recipient: alert.email,
      letter,
      at: now,
      unsubscribeUrl: `${alertAddress(alert)}/cancellation`,
    })
  })
}

/** What was published or changed after `since` and until `until`, the last first. */
async function changesBetween(query: string, since: Date, until: Date): Promise<Digest> {
  const { filters, problems } = await resolveFilters(
    parseFilters('activities', new URLSearchParams(query)).filters,
  )
  // A filter that names nothing any more would let everything through.
  if (problems.length > 0) return { activities: [], since, hasMore: false }
  const { items } = await latestActivities({ ...filters, cursor: [cursorUntil(until)] }, mostTold + 1)
  const changed = items.filter(({ updatedAt }) => updatedAt > since.toISOString())
  return { activities: changed.slice(0, mostTold), since, hasMore: changed.length > mostTold }
}
