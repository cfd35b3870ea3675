/** What the model of the editorial workflow speaks of: people, documents and their texts, as plain values. */
export type Role = 'focal_point' | 'moderator' | 'administrator' | 'auditor'
export type State =
  | 'draft'
  | 'cosigning'
  | 'submitted'
  | 'in_review'
  | 'changes_requested'
  | 'approved'
  | 'scheduled'
  | 'published'
  | 'unpublished'
  | 'refused'
export type Kind = 'activity' | 'story' | 'agency_profile' | 'programme_result'

export type ModelPerson = { id: string; name: string; roles: Role[]; agencies: string[]; disabled: boolean }

/** A text, known by its mark: what stands in the body. `incomplete` cannot be handed over. */
export type ModelText = {
  mark: string
  title: string
  partners: string[]
  period: string | null
  incomplete: boolean
}

export type ModelRevision = {
  text: ModelText
  authors: string[]
  frozenBy: string | null
  origin: 'handover' | 'amendment' | 'emergency' | 'discarded' | 'inventory'
  /** Agency to person. */
  signatures: Record<string, string>
  approvedBy: string | null
}

export type ModelDocument = {
  id: string
  kind: Kind
  lead: string
  partners: string[]
  period: string | null
  title: string
  state: State
  lockVersion: number
  copy: { text: ModelText; authors: string[] } | null
  /** The first has number 1. */
  revisions: ModelRevision[]
  current: number | null
  live: number | null
  publications: { revision: number; by: string | null; emergency: boolean; ended: boolean }[]
  claimedBy: string | null
  publishAt: number | null
  lastLookUntil: number | null
  reviewDueAt: number | null
  reason: string | null
  openComments: number
  withdrawn: string | null
}

export type ModelRound = { opensAt: number; closedAt: number | null; exceptions: Record<string, number> }
export type World = { people: ModelPerson[]; rounds: Record<string, ModelRound> }

export const actions = [
  'save',
  'submit',
  'sign',
  'decline',
  'leave',
  'withdraw',
  'confirm',
  'revise',
  'discard',
  'claim',
  'release',
  'requestChanges',
  'amend',
  'approve',
  'refuse',
  'reopen',
  'publish',
  'schedule',
  'unschedule',
  'publishWhenDue',
  'unpublish',
  'publishInEmergency',
  'reviewEmergency',
] as const
export type Action = (typeof actions)[number]

export type Request = {
  action: Action
  /** Null for the portal itself. */
  by: ModelPerson | null
  lockVersion: number
  reason?: string
  publishAt?: number
  text?: ModelText
}

export type Expected =
  | {
      ok: true
      after: ModelDocument
      /** Saved as it was: nothing is written. */
      unchanged?: true
      partnersKept?: true
      notices: { kind: string; to: string }[]
      /** Whether the audit trail gets an event. */
      event: boolean
    }
  | { ok: false; reason: string; event: boolean }
