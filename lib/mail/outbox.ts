import type { Prisma } from '../database/generated/client.ts'
import { type Letter, letterAsHtml, letterAsText } from './letter.ts'

/** What a mutation writes to: the transaction in which what the mail tells of happens. */
export type Transaction = Prisma.TransactionClient

export type NewMail = {
  /** What it is about: a mail of a key that is in the outbox already is not written again. */
  key: string
  recipient: string
  letter: Letter
  /** When it is written; it is due at once. */
  at: Date
  /** Where one click ends what the mail belongs to (RFC 8058). */
  unsubscribeUrl?: string
}

/** Puts a mail into the outbox, where it waits to be sent (`delivery.ts`). Returns whether it was new. */
export async function queueMail(
  transaction: Transaction,
  { key, recipient, letter, at, unsubscribeUrl }: NewMail,
): Promise<boolean> {
  const { count } = await transaction.outboxMail.createMany({
    data: {
      key,
      recipient,
      subject: letter.subject,
      text: letterAsText(letter),
      html: letterAsHtml(letter),
      unsubscribeUrl: unsubscribeUrl ?? null,
      createdAt: at,
      dueAt: at,
    },
    skipDuplicates: true,
  })
  return count > 0
}
