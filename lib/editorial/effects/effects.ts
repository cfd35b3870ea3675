import type { Doer } from '../policy.ts'
import type { Action } from '../workflow.ts'
import type { Case, Effect } from './effect.ts'
import * as moderators from './moderators.ts'
import * as owners from './owners.ts'
import * as publicly from './public.ts'

/** What each action of the workflow does. Who may, and from where, is not decided here. */
export const effects: Record<Action, (given: Case) => Promise<Effect>> = {
  save: owners.save,
  submit: owners.submit,
  sign: owners.sign,
  decline: owners.decline,
  leave: owners.decline,
  withdraw: owners.withdraw,
  confirm: owners.confirm,
  revise: owners.revise,
  discard: owners.discard,
  claim: moderators.claim,
  release: moderators.release,
  requestChanges: moderators.requestChanges,
  amend: moderators.amend,
  approve: moderators.approve,
  refuse: moderators.refuse,
  reopen: moderators.reopen,
  publish: publicly.publish as (given: Case<Doer>) => Promise<Effect>,
  schedule: publicly.schedule,
  unschedule: publicly.unschedule,
  publishWhenDue: publicly.publish as (given: Case<Doer>) => Promise<Effect>,
  unpublish: publicly.unpublish,
  publishInEmergency: publicly.publishInEmergency,
  reviewEmergency: publicly.reviewEmergency,
}
