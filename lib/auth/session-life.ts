import type { Session } from '../database/generated/client.ts'

const minuteMs = 60_000
/** A session ends so long after signing in, whatever happens. */
export const sessionSeconds = 12 * 60 * 60
/** And earlier where nobody was there for so long. */
const idleMs = 2 * 60 * minuteMs
/** That somebody was there is noted so often. */
const noteMs = minuteMs

type Times = Pick<Session, 'seenAt' | 'expiresAt'>

export function isLive({ seenAt, expiresAt }: Times, now: Date): boolean {
  return now < expiresAt && now.getTime() - seenAt.getTime() < idleMs
}

export function isToBeNoted({ seenAt }: Times, now: Date): boolean {
  return now.getTime() - seenAt.getTime() >= noteMs
}

/** Sessions that were last seen before then have ended. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMs)
}
