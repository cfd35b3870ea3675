import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { recordEvent } from '../audit/record.ts'
import { database } from '../database/client.ts'
import type { Prisma } from '../database/generated/client.ts'
import type { Locale } from '../locales.ts'
import { queueMail } from '../mail/outbox.ts'
import { signInLetter } from './letters.ts'
import { authSecret } from './secret.ts'
import { newToken } from './tokens.ts'

/** How long a link holds. */
const linkMinutes = 10
/** So many unused links one address may have in an hour, whoever asks. */
const linksAnHour = 5
const hourMs = 60 * 60_000
/** The answer takes so long, and so does not tell by its time whether there was a mail to write. */
const answerMs = 300

/** What somebody asks for; `email` is read by `emailAddress`, `next` by `nextAddress`. */
export type LinkRequest = { email: string; locale: Locale; next: string }

/**
 * Sends a link to sign in, where the address is that of somebody who may. Whoever asks learns nothing of that:
 * there is no answer, and it always takes the same time.
 */
export async function requestSignInLink(request: LinkRequest, now = new Date()): Promise<void> {
  await Promise.all([writeLink(request, now), wait(answerMs)])
}

/** For whom a link is that can be used; null where it cannot, or not any more. Uses nothing up. */
export async function findSignInLink(token: string, now = new Date()): Promise<{ email: string } | null> {
  const tokenHash = hashLinkToken(token)
  const link = await database().signInLink.findUnique({ where: { tokenHash } })
  return link && link.expiresAt > now ? { email: link.email } : null
}

/** Takes a link out of use. Returns whether it could be used: of several who try at once, one succeeds. */
export async function takeSignInLink(tokenHash: string, email: string, now: Date): Promise<boolean> {
  const { count } = await database().signInLink.deleteMany({
    where: { tokenHash, email, expiresAt: { gt: now } },
  })
  return count === 1
}

/** What is kept of a link's token: the hash that next-auth asks for (its core/lib/utils.js). */
export function hashLinkToken(token: string): string {
  return createHash('sha256').update(`${token}${authSecret()}`).digest('hex')
}

/** Forgets links that count no more. */
export async function forgetSignInLinks(now: Date): Promise<void> {
  await database().signInLink.deleteMany({ where: { createdAt: { lt: new Date(now.getTime() - hourMs) } } })
}

/** Does the same for every address, but for the mail itself. */
async function writeLink({ email, locale, next }: LinkRequest, now: Date): Promise<void> {
  const person = await database().person.findUnique({ where: { email } })
  const isWelcome = person !== null && person.disabledAt === null
  const token = newToken()
  const letter = await signInLetter(person?.language ?? locale, { token, next, minutes: linkMinutes })
  await database().$transaction(async (tx) => {
    const event = { kind: 'signIn.request', at: now, personId: person?.id ?? null }
    if (await hasHadEnough(tx, email, now))
      return recordEvent(tx, { ...event, kind: 'signIn.refuse', data: { reason: 'tooManyLinks' } })
    const tokenHash = hashLinkToken(token)
    const expiresAt = new Date(now.getTime() + linkMinutes * 60_000)
    await tx.signInLink.create({ data: { tokenHash, email, createdAt: now, expiresAt } })
    if (isWelcome) await queueMail(tx, { key: `sign-in ${tokenHash}`, recipient: email, letter, at: now })
    await recordEvent(tx, { ...event, data: { by: 'link', isWelcome } })
  })
}

async function hasHadEnough(tx: Prisma.TransactionClient, email: string, now: Date): Promise<boolean> {
  // One request for an address after the other, or several at once would each find too few.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`sign-in ${email}`}, 0))::text`
  const since = new Date(now.getTime() - hourMs)
  return (await tx.signInLink.count({ where: { email, createdAt: { gt: since } } })) >= linksAnHour
}
