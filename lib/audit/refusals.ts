import { z } from 'zod'
import { database } from '../database/client.ts'
import { deskLimits } from '../database/in-the-name-of.ts'
import { recordEvent } from './record.ts'

/** What somebody tried to do and may not. */
export type RefusedAct = {
  /** The kind of event that it would have been: `comment.add`. */
  act: string
  reason: string
  /** What it was about, as it was sent. Of a document that does not exist nothing is noted. */
  documentId?: string
  agencyId?: string
  accountId?: string
  /** What else is to be said of it; nothing that was sent. */
  about?: Record<string, unknown>
}

/**
 * Notes that somebody may not do what they tried, once for each time (OWASP ASVS 5.0, 16.3.2). In a transaction of its
 * own and not in their name: nothing else was written, and they may not be shown what it was about.
 */
export async function recordRefusal(
  { personId }: { personId: string },
  { act, reason, documentId, agencyId, accountId, about }: RefusedAct,
  at = new Date(),
): Promise<void> {
  if (documentId && !isUuid(documentId)) return
  await database().$transaction(async (tx) => {
    const select = { leadAgencyId: true, state: true }
    const document = documentId && (await tx.document.findUnique({ where: { id: documentId }, select }))
    if (documentId && !document) return
    await recordEvent(tx, {
      kind: `refused.${act}`,
      at,
      personId,
      ...(document && { documentId, agencyId: document.leadAgencyId }),
      ...(agencyId && isUuid(agencyId) && { agencyId }),
      data: {
        reason,
        ...(document && { state: document.state }),
        ...(accountId && isUuid(accountId) && { person: accountId }),
        ...about,
      },
    })
  }, deskLimits)
}

function isUuid(text: string): boolean {
  return z.uuid().safeParse(text).success
}
