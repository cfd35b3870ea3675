import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Actor } from './actor.ts'
import { idleSince, isLive } from './session-life.ts'
import { hashToken } from './tokens.ts'

/** Somebody on the way in. */
export type Visit = {
  by: 'link' | 'openid'
  /** What their browser calls itself. */
  browser: string
  /** The token of the session that this browser had, which ends when another one begins. */
  formerToken: string | null
}

/** A session as its person sees it in the list of theirs. */
export type SessionState = { id: string; browser: string; createdAt: Date; seenAt: Date; isThis: boolean }

const uuid = z.uuid()
/** Longer names say no more. */
const browserLength = 300

type Beginning = { token: string; personId: string; expiresAt: Date; visit: Visit }

/** Begins a session. The one that the same browser had ends: a token is never taken over. */
export async function beginSession(
  { token, personId, expiresAt, visit }: Beginning,
  now: Date,
): Promise<void> {
  await database().$transaction(async (tx) => {
    if (visit.formerToken) await tx.session.deleteMany({ where: { tokenHash: hashToken(visit.formerToken) } })
    const browser = visit.browser.slice(0, browserLength)
    await tx.session.create({
      data: { tokenHash: hashToken(token), personId, browser, createdAt: now, seenAt: now, expiresAt },
    })
    await tx.person.update({ where: { id: personId }, data: { signedInAt: now } })
    await recordEvent(tx, { kind: 'session.begin', at: now, personId, data: { by: visit.by } })
  })
}

/** Somebody's sessions that go on, the one seen last first. */
export async function listSessions(
  { personId }: Actor,
  currentId: string,
  now = new Date(),
): Promise<SessionState[]> {
  const sessions = await database().session.findMany({ where: { personId }, orderBy: { seenAt: 'desc' } })
  return sessions
    .filter((session) => isLive(session, now))
    .map(({ id, browser, createdAt, seenAt }) => ({
      id,
      browser,
      createdAt,
      seenAt,
      isThis: id === currentId,
    }))
}

/** Signs out the browser that holds this token. */
export async function endSessionOf(token: string, now = new Date()): Promise<void> {
  await end({ tokenHash: hashToken(token) }, 'signOut', now)
}

/** Ends one of somebody's sessions; another's is left alone. */
export async function endSession({ personId }: Actor, id: string, now = new Date()): Promise<void> {
  if (uuid.safeParse(id).success) await end({ id, personId }, 'ended', now)
}

/** Ends all of somebody's sessions but the one that they are in. */
export async function endOtherSessions(
  { personId }: Actor,
  currentId: string,
  now = new Date(),
): Promise<void> {
  await end({ personId, id: { not: currentId } }, 'others', now)
}

/** Forgets sessions that have ended by themselves, and the browsers that they were of. */
export async function forgetEndedSessions(now: Date): Promise<void> {
  await database().session.deleteMany({
    where: { OR: [{ expiresAt: { lte: now } }, { seenAt: { lte: idleSince(now) } }] },
  })
}

async function end(where: Prisma.SessionWhereInput, how: string, now: Date): Promise<void> {
  await database().$transaction(async (tx) => {
    const ended = await tx.session.findMany({ where, select: { id: true, personId: true } })
    const { count } = await tx.session.deleteMany({ where: { id: { in: ended.map(({ id }) => id) } } })
    const personId = ended[0]?.personId
    if (personId) await recordEvent(tx, { kind: 'session.end', at: now, personId, data: { how, count } })
  })
}
