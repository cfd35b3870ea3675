import type { AlertFrequency } from '../database/generated/enums.ts'

/** Mails go out early in the day, before work begins in Europe and Africa. */
const hour = 5
const monday = 1
const dayMs = 24 * 60 * 60 * 1000

/** When to look for changes next, after `now`: the next day, or the next Monday, at 05:00 UTC. */
export function nextDigest(frequency: AlertFrequency, now: Date): Date {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), hour)
  let next = today > now.getTime() ? today : today + dayMs
  if (frequency === 'weekly') while (new Date(next).getUTCDay() !== monday) next += dayMs
  return new Date(next)
}
