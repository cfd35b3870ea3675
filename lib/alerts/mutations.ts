import { randomBytes, randomUUID } from 'node:crypto'
import { database } from '../database/client.ts'
import type { Alert } from '../database/generated/client.ts'
import type { AlertFrequency } from '../database/generated/enums.ts'
import { queueMail, type Transaction } from '../mail/outbox.ts'
import { confirmationLetter, reminderLetter } from './letters.ts'
import { nextDigest } from './schedule.ts'
import type { AlertRequest } from './schema.ts'

const dayMs = 24 * 60 * 60 * 1000
/** How long an alert waits to be confirmed. */
const confirmationMs = 3 * dayMs
/** So many letters about alerts one address gets in a day, whoever asks: nobody's mailbox is to be filled. */
const lettersADay = 5
/** So many alerts may wait for or serve one address. */
const mostAlerts = 50
/** A second press of the button is not a second wish. */
const pressedTwiceMs = 2 * 60 * 1000

/**
 * Notes an alert and sends a letter by which it is confirmed, or a reminder where it is there already. Whoever asks
 * learns nothing of what is known of the address: there is no answer.
 */
export async function requestAlert(request: AlertRequest, now = new Date()): Promise<void> {
  const { email, frequency, query, locale } = request
  const known = await findKnown(request)
  if (await hasHadEnough(email, known, now)) return
  const wish = { email, frequency, query, language: locale, createdAt: now }
  const alert = known?.confirmedAt
    ? known
    : { ...wish, id: known?.id ?? randomUUID(), token: known?.token ?? newToken() }
  // Before the transaction: the letter has things of its own to look up.
  const letter = await (known?.confirmedAt ? reminderLetter(alert) : confirmationLetter(alert))
  await database().$transaction(async (transaction) => {
    if (!known) await transaction.alert.createMany({ data: alert, skipDuplicates: true })
    else if (!known.confirmedAt) await transaction.alert.update({ where: { id: known.id }, data: wish })
    const key = `alert ${alert.id} asked ${now.toISOString()}`
    await queueMail(transaction, { key, recipient: alert.email, letter, at: now })
  })
}

/** Starts the digests of what changes from now on. Returns whether there was something to confirm. */
export async function confirmAlert(token: string, now = new Date()): Promise<boolean> {
  const alert = await database().alert.findUnique({ where: { token } })
  if (!alert || isStale(alert, now)) return false
  const started = { confirmedAt: now, toldUntil: now, dueAt: nextDigest(alert.frequency, now) }
  await database().alert.updateMany({ where: { token, confirmedAt: null }, data: started })
  return true
}

/** Changes how often an alert tells. Returns whether there is one. */
export async function changeAlert(
  token: string,
  frequency: AlertFrequency,
  now = new Date(),
): Promise<boolean> {
  const { count } = await database().alert.updateMany({
    where: { token, confirmedAt: { not: null } },
    data: { frequency, dueAt: nextDigest(frequency, now) },
  })
  return count > 0
}

/** Ends an alert and forgets it, with its address. Ending it again is no error. */
export async function endAlert(token: string): Promise<void> {
  await database().alert.deleteMany({ where: { token } })
}

/** Ends all alerts of a mailbox that is no more, in the transaction that notes it. */
export async function endAlertsOf(transaction: Transaction, email: string): Promise<void> {
  await transaction.alert.deleteMany({ where: { email: { equals: email, mode: 'insensitive' } } })
}

/** Forgets what was never confirmed. */
export async function forgetUnconfirmedAlerts(now: Date): Promise<void> {
  await database().alert.deleteMany({
    where: { confirmedAt: null, createdAt: { lt: new Date(now.getTime() - confirmationMs) } },
  })
}

/** Whether it was not confirmed in time. */
export function isStale({ confirmedAt, createdAt }: Pick<Alert, 'confirmedAt' | 'createdAt'>, now: Date) {
  return confirmedAt === null && now.getTime() - createdAt.getTime() > confirmationMs
}

async function findKnown({ email, query }: AlertRequest): Promise<Alert | null> {
  return database().alert.findFirst({ where: { email: { equals: email, mode: 'insensitive' }, query } })
}

async function hasHadEnough(email: string, known: Alert | null, now: Date): Promise<boolean> {
  const recipient = { equals: email, mode: 'insensitive' as const }
  const letters = (about: string, ms: number) =>
    database().outboxMail.count({
      where: {
        recipient,
        key: { startsWith: about, contains: ' asked ' },
        createdAt: { gt: new Date(now.getTime() - ms) },
      },
    })
  if (known && (await letters(`alert ${known.id} `, pressedTwiceMs)) > 0) return true
  if ((await letters('alert ', dayMs)) >= lettersADay) return true
  return !known && (await database().alert.count({ where: { email: recipient } })) >= mostAlerts
}

function newToken(): string {
  return randomBytes(24).toString('base64url')
}
