import { database } from '../database/client.ts'
import type { AlertFrequency } from '../database/generated/enums.ts'
import { isStale } from './mutations.ts'

/** An alert as the page for it shows it: never the address it goes to. */
export type AlertState = { query: string; frequency: AlertFrequency; isConfirmed: boolean }

/** The alert of a token; null where there is none, or none any more. */
export async function findAlert(token: string, now = new Date()): Promise<AlertState | null> {
  const alert = await database().alert.findUnique({ where: { token } })
  if (!alert || isStale(alert, now)) return null
  const { query, frequency, confirmedAt } = alert
  return { query, frequency, isConfirmed: confirmedAt !== null }
}
