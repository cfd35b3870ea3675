import { createHash } from 'node:crypto'
import { database } from '../database/client.ts'
import { messageOf } from '../errors.ts'
import { log } from '../log.ts'
import { tellModerators } from './alarms.ts'
import { perform } from './mutations.ts'
import { portal } from './policy.ts'

/** Moderators hear of the same failure so often, and not more. */
const alarmMs = 60 * 60 * 1000

/**
 * Publishes what is due, the longest due first. Several processes may do so at once and be restarted at any time: the
 * key comes from what is published, so that it happens once. What fails keeps its schedule, is tried again at the next
 * run, and moderators are told. Returns how many are public by now.
 */
export async function publishDue(now = new Date()): Promise<number> {
  const due = await database().document.findMany({
    where: { state: 'scheduled', publishAt: { lte: now } },
    orderBy: [{ publishAt: 'asc' }, { id: 'asc' }],
    select: { id: true, currentRevisionId: true, publishAt: true, lockVersion: true },
  })
  let published = 0
  for (const { id, currentRevisionId, publishAt, lockVersion } of due) {
    const key = keyOf(`publish ${id} ${currentRevisionId} ${publishAt?.toISOString()}`)
    const failure = await attempt({ documentId: id, lockVersion, key }, now)
    if (failure === null) published += 1
    else await tellModerators(id, 'publicationFailed', { now, pauseMs: alarmMs, reason: failure })
  }
  return published
}

/** Null where it is public now, or somebody else was first; else why it is not. */
async function attempt(
  target: { documentId: string; lockVersion: number; key: string },
  now: Date,
): Promise<string | null> {
  try {
    const outcome = await perform(portal, { ...target, action: 'publishWhenDue' }, now)
    if (outcome.ok) return null
    // Changed since it was found: what it is by now is looked at in the next run.
    const isOvertaken = outcome.lockVersion !== undefined && outcome.lockVersion !== target.lockVersion
    return isOvertaken ? null : outcome.reason
  } catch (error) {
    log().error({ err: error, document: target.documentId }, 'a publication that is due failed')
    return messageOf(error).slice(0, 300)
  }
}

/** The same UUID (version 8, RFC 9562) for the same words. */
function keyOf(words: string): string {
  const hash = createHash('sha256').update(words).digest('hex')
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `8${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-')
}
