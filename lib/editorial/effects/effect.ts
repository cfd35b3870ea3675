import type { Actor } from '../../auth/actor.ts'
import type { DocumentState, Prisma } from '../../database/generated/client.ts'
import type { Draft } from '../draft.ts'
import type { DocumentRecord } from '../facts.ts'
import type { DocumentFacts, Doer, RefusalReason, Said } from '../policy.ts'
import type { Requirement } from '../requirements.ts'

/** What an action has to work with: everything was read under the document's lock, and the policy agreed. */
export type Case<D extends Doer = Actor> = {
  tx: Prisma.TransactionClient
  doer: D
  document: DocumentRecord
  facts: DocumentFacts
  /** The text that came with the action, for those that bring one. */
  draft: Draft | null
  said: Said
  now: Date
}

/** What comes of an action. */
export type Effect =
  | {
      ok: true
      /** Where the document stands then. */
      state: DocumentState
      /** What else changes of it. */
      document?: Prisma.DocumentUncheckedUpdateInput
      /** Slugs of the agencies that own it besides the one that leads, where that changes. */
      partners?: string[]
      /** For the audit trail. */
      data?: Record<string, unknown>
      /** Other partner agencies were sent by somebody who does not invite them. */
      partnersKept?: true
    }
  /** Nothing was to be done: what was saved is what was there. */
  | { ok: true; unchanged: true; partnersKept?: true }
  | { ok: false; reason: RefusalReason; requirements?: Requirement[] }

/** What was left as it was, to be told with what was done. */
export function keptIn({ partnersKept }: { partnersKept?: true }): { partnersKept?: true } {
  return partnersKept ? { partnersKept } : {}
}
