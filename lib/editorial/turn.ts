import type { DocumentFacts } from './policy.ts'

/** What a document waits for. */
export type Turn =
  /** To be written and handed over. */
  | 'write'
  /** To be signed. */
  | 'sign'
  /** For what the secretariat asked to be changed. */
  | 'answer'
  /** For the owners to look at what the secretariat changed. */
  | 'look'
  | 'review'
  | 'publish'
  | 'schedule'
  /** Nothing: it is public, or came to an end. */
  | 'nothing'

/** Who is to act on a document: agencies by their identifiers, the secretariat, or nobody. */
export type Awaited = { turn: Turn; agencyIds: readonly string[]; isForSecretariat: boolean }

/** Whose turn it is, and for what. Depends on nothing but what is handed over. */
export function awaitedOf(facts: DocumentFacts, now: Date): Awaited {
  const { state, leadAgencyId, partnerIds, signedIds } = facts
  const lead = [leadAgencyId]
  const owners = [leadAgencyId, ...partnerIds]
  switch (state) {
    case 'draft':
      return of('write', lead)
    case 'changes_requested':
      return of('answer', lead)
    case 'cosigning':
      return of(
        'sign',
        partnerIds.filter((id) => !signedIds.includes(id)),
      )
    case 'submitted':
      return { turn: 'review', agencyIds: [], isForSecretariat: true }
    case 'in_review':
    case 'approved': {
      const mayLook = facts.lastLookUntil !== null && facts.lastLookUntil > now
      const turn = mayLook ? 'look' : state === 'approved' ? 'publish' : 'review'
      return { turn, agencyIds: mayLook ? owners : [], isForSecretariat: true }
    }
    case 'scheduled':
      return of('schedule', [])
    default:
      return of('nothing', [])
  }
}

function of(turn: Turn, agencyIds: readonly string[]): Awaited {
  return { turn, agencyIds, isForSecretariat: false }
}
