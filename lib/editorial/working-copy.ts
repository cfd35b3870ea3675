import { z } from 'zod'
import { recordRefusal } from '../audit/refusals.ts'
import type { Actor } from '../auth/actor.ts'
import type { Draft } from './draft.ts'
import { longestText, mostItems } from './limits.ts'
import { perform } from './mutations.ts'
import type { RefusalReason } from './policy.ts'
import { notePresence, type Presence } from './presence.ts'
import { findEditedDocument } from './queries.ts'

/** More than any text that can be stored, and less than what would fill the memory of a server. */
export const mostBytes = 4 * 1024 * 1024

const request = z.object({
  key: z.string().max(64).optional(),
  lockVersion: z.number().int().optional(),
  /** Null asks who else is there, and whether there is anything new. */
  content: z.unknown(),
})

/** What the editor hears when it saves, or asks. */
export type WorkingCopyAnswer =
  | {
      ok: true
      lockVersion: number
      at: string | null
      by: string | null
      others: Presence[]
      /** Everything is saved but other partner agencies, which the agency that leads invites and drops. */
      partnersKept?: true
    }
  | { ok: false; reason: 'stale'; lockVersion: number; content: Draft; at: string | null; by: string | null }
  | { ok: false; reason: RefusalReason | 'tooLarge' }

/** Saves a text that is being written, and notes that somebody is at it. `body` is the request as it came. */
export async function saveWorkingCopy(
  actor: Actor,
  documentId: string,
  body: string,
  now = new Date(),
): Promise<WorkingCopyAnswer> {
  const read = request.safeParse(parsed(body))
  if (!read.success) {
    if (await findEditedDocument(actor, null, documentId, now)) return { ok: false, reason: 'unreadable' }
    await recordRefusal(actor, { act: 'document.save', reason: 'notFound', documentId }, now)
    return { ok: false, reason: 'notFound' }
  }
  const { key, content } = read.data
  if (content !== null) {
    const change = { documentId, action: 'save' as const, key, lockVersion: read.data.lockVersion, content }
    const outcome = await perform(actor, change, now)
    if (outcome.ok) {
      const { lockVersion, at, partnersKept } = outcome
      const others = await notePresence(documentId, actor, now)
      return { ok: true, lockVersion, at, by: actor.name, others, ...(partnersKept && { partnersKept }) }
    }
    if (outcome.reason === 'unreadable' && isTooLarge(content)) return { ok: false, reason: 'tooLarge' }
    if (outcome.reason !== 'stale') return { ok: false, reason: outcome.reason }
  }
  const document = await findEditedDocument(actor, null, documentId, now)
  if (!document) return { ok: false, reason: 'notFound' }
  const saved = {
    lockVersion: document.lockVersion,
    at: document.lastWrite?.at ?? null,
    by: document.lastWrite?.name ?? null,
  }
  if (content !== null) return { ok: false, reason: 'stale', ...saved, content: document.draft }
  return { ok: true, ...saved, others: await notePresence(documentId, actor, now) }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Whether a text cannot be read because there is too much of it, rather than because it is none. */
export function isTooLarge(content: unknown): boolean {
  if (typeof content === 'string') return content.length > longestText
  if (Array.isArray(content)) return content.length > mostItems || content.some(isTooLarge)
  return typeof content === 'object' && content !== null && Object.values(content).some(isTooLarge)
}
