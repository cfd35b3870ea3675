import { database } from '../database/client.ts'
import { messageOf } from '../errors.ts'
import { log } from '../log.ts'
import type { Transaction } from './outbox.ts'
import type { Message, Transport } from './transport.ts'

const minuteMs = 60_000
/** How long a mail is tried. */
const patienceMs = 3 * 24 * 60 * minuteMs
/** How long one attempt may take; when its process dies, the mail is tried again after that. */
const attemptMs = 10 * minuteMs
/** How long what became of a mail is kept. */
const keptMs = 30 * 24 * 60 * minuteMs

type Claimed = Message & { attempts: number; createdAt: Date }

type Options = {
  now?: () => Date
  signal?: AbortSignal
  /** Hears whose mailbox is refused for good, in the transaction that notes it. */
  onRefusal?: (transaction: Transaction, recipient: string) => Promise<void>
}

/**
 * Sends what is due in the outbox, one mail after the other, until nothing is or `signal` aborts. Several processes
 * may do so at once: each mail is claimed by one. A mail is sent twice only where a process died between the server's
 * word and its noting it; both carry the same Message-ID. Returns how many were sent.
 */
export async function deliverDueMail(
  transport: Transport,
  { now = () => new Date(), signal, onRefusal }: Options = {},
): Promise<number> {
  let sent = 0
  while (!signal?.aborted) {
    const mail = await claimNext(now())
    if (!mail) break
    if (await attempt(transport, mail, { now, onRefusal })) sent += 1
  }
  return sent
}

/** Takes the mail that has been due for longest; nobody else will while the attempt may take. */
async function claimNext(now: Date): Promise<Claimed | undefined> {
  const [claimed] = await database().$queryRaw<Claimed[]>`
    UPDATE "outbox" SET "attempts" = "attempts" + 1, "due_at" = ${new Date(now.getTime() + attemptMs)}
    WHERE "id" = (
      SELECT "id" FROM "outbox" WHERE "sent_at" IS NULL AND "failed_at" IS NULL AND "due_at" <= ${now}
      ORDER BY "due_at", "id" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING "id", "recipient", "subject", "text", "html", "unsubscribe_url" AS "unsubscribeUrl", "attempts",
      "created_at" AS "createdAt"`
  return claimed
}

async function attempt(
  transport: Transport,
  mail: Claimed,
  { now, onRefusal }: { now: () => Date; onRefusal: Options['onRefusal'] },
): Promise<boolean> {
  const { id, attempts } = mail
  try {
    await transport.send(mail)
  } catch (error) {
    await database().$transaction(async (transaction) => {
      await transaction.outboxMail.update({ where: { id }, data: afterFailure(mail, error, now()) })
      if (isNoMailbox(error)) await onRefusal?.(transaction, mail.recipient)
    })
    log().warn({ err: error, mail: id, attempts }, 'a mail could not be sent')
    return false
  }
  // What was said is in the recipient's hands, and nobody else's business.
  const data = { sentAt: now(), text: '', html: '', lastError: null }
  await database().outboxMail.update({ where: { id }, data })
  log().info({ mail: id, attempts }, 'a mail was sent')
  return true
}

/** Waits longer after each failure, an hour at most; gives up where the recipient is refused or after three days. */
function afterFailure({ attempts, createdAt }: Claimed, error: unknown, now: Date) {
  const lastError = messageOf(error).slice(0, 500)
  const isOver = isRefusal(error) || now.getTime() - createdAt.getTime() > patienceMs
  if (isOver) return { failedAt: now, text: '', html: '', lastError }
  const waitMs = Math.min(60, 2 ** (attempts - 1)) * minuteMs
  return { dueAt: new Date(now.getTime() + waitMs), lastError }
}

/** Whether the server said for good that it does not take mail for this recipient (RFC 5321, 4.2.1). */
function isRefusal(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number }
  return code === 'EENVELOPE' && responseCode >= 500
}

/**
 * Whether there is no such mailbox, or none any more. Where the server would not take the mail for reasons of its own
 * (RFC 3463, X.7: it does not relay, it takes us for senders of spam), that says nothing about the mailbox.
 */
function isNoMailbox(error: unknown): boolean {
  const { command, response = '' } = error as { command?: string; response?: string }
  return isRefusal(error) && command === 'RCPT TO' && !/^5\d\d[ -]5\.7\./.test(response)
}

/** Forgets what became of old mail, whose recipients are nobody's business any more. */
export async function forgetOldMail(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs)
  await database().outboxMail.deleteMany({
    where: { OR: [{ sentAt: { lt: before } }, { failedAt: { lt: before } }] },
  })
}
