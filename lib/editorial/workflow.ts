import type { DocumentState } from '../database/generated/client.ts'

/** Who may do something: by what they are to the document, or by their role. */
export type Who =
  | 'owner'
  | 'lead'
  | 'partner'
  | 'cosigner'
  | 'moderator'
  | 'administrator'
  | 'secretariat'
  | 'portal'

/** What must be so besides (`policy.ts` and, where it depends on the text, `mutations.ts`). */
export type Need =
  /** The period takes reports of this agency, or the text was handed over in time once. */
  | 'period'
  /** Nothing that must be there is missing from the text. */
  | 'complete'
  | 'reason'
  | 'openComment'
  /** Not an author, submitter or signatory of the revision, and of no agency that owns it. */
  | 'uninvolved'
  /** The owners have seen a moderator's own edit, or had the time to. */
  | 'lastLook'
  | 'futureTime'
  | 'due'
  | 'public'
  | 'claimed'
  /** An emergency publication that nobody has reviewed yet. */
  | 'reviewDue'

type Rule = {
  from: readonly DocumentState[]
  /** Several: which one depends on the signatures. `same`: it stays where it is. */
  to: DocumentState | readonly DocumentState[] | 'same'
  who: Who
  needs: readonly Need[]
}

const underWay = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
] as const
const everywhere = [...underWay, 'published', 'refused'] as const

/** The editorial workflow: every change of state that there is. What is not in this table cannot happen. */
export const workflow = {
  // Owners write, sign and take back.
  save: { from: ['draft', 'changes_requested'], to: 'draft', who: 'owner', needs: ['period'] },
  submit: { from: ['draft'], to: ['cosigning', 'submitted'], who: 'lead', needs: ['period', 'complete'] },
  sign: { from: ['cosigning'], to: ['cosigning', 'submitted'], who: 'cosigner', needs: [] },
  decline: { from: ['cosigning'], to: 'draft', who: 'partner', needs: ['reason'] },
  leave: { from: ['draft', 'changes_requested'], to: 'draft', who: 'partner', needs: ['reason'] },
  withdraw: { from: ['cosigning', 'submitted'], to: 'draft', who: 'lead', needs: [] },
  confirm: { from: ['in_review', 'approved'], to: 'same', who: 'owner', needs: ['lastLook'] },
  revise: { from: ['published', 'unpublished'], to: 'draft', who: 'owner', needs: [] },
  discard: { from: ['draft'], to: 'published', who: 'lead', needs: ['public'] },
  // Moderators review.
  claim: { from: ['submitted', 'in_review'], to: 'in_review', who: 'moderator', needs: [] },
  release: { from: ['in_review'], to: 'submitted', who: 'moderator', needs: ['claimed'] },
  requestChanges: { from: ['in_review'], to: 'changes_requested', who: 'moderator', needs: ['openComment'] },
  amend: { from: ['in_review', 'approved'], to: 'in_review', who: 'moderator', needs: ['complete'] },
  approve: { from: ['in_review'], to: 'approved', who: 'moderator', needs: ['uninvolved'] },
  refuse: { from: underWay, to: 'refused', who: 'moderator', needs: ['reason'] },
  reopen: { from: ['refused'], to: 'draft', who: 'administrator', needs: [] },
  // What is approved becomes public, and may be taken back.
  publish: { from: ['approved'], to: 'published', who: 'moderator', needs: ['lastLook'] },
  schedule: { from: ['approved'], to: 'scheduled', who: 'moderator', needs: ['lastLook', 'futureTime'] },
  unschedule: { from: ['scheduled'], to: 'approved', who: 'moderator', needs: [] },
  publishWhenDue: { from: ['scheduled'], to: 'published', who: 'portal', needs: ['due'] },
  unpublish: {
    from: everywhere,
    to: ['unpublished', ...underWay, 'refused'],
    who: 'moderator',
    needs: ['public', 'reason'],
  },
  publishInEmergency: {
    from: underWay,
    to: 'published',
    who: 'administrator',
    needs: ['reason', 'complete'],
  },
  reviewEmergency: {
    from: everywhere,
    to: 'same',
    who: 'secretariat',
    needs: ['reviewDue', 'uninvolved'],
  },
} as const satisfies Record<string, Rule>

export type Action = keyof typeof workflow

export const actions = Object.keys(workflow) as Action[]

/** The rule of an action, with its lists as lists. */
export function ruleOf(action: Action): Rule {
  return workflow[action]
}
