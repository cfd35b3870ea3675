import { type Actor, belongsTo, isAdministrator, isAuditor, isModerator, speaksFor } from '../auth/actor.ts'
import type { DocumentKind, DocumentState } from '../database/generated/client.ts'
import { storable } from '../storable.ts'
import { isTimeZone } from '../time-zones.ts'
import { longestLine } from './limits.ts'
import { type Action, actions, type Need, ruleOf, type Who } from './workflow.ts'

/** What rights depend on, of a document as it stands. */
export type DocumentFacts = {
  kind: DocumentKind
  state: DocumentState
  leadAgencyId: string
  /** A profile whose agency went into another one: it stays in the history, and there is no page for it any more. */
  isOfMergedAgency: boolean
  /** The other agencies that own it. */
  partnerIds: readonly string[]
  /** Agencies that signed the revision in question. */
  signedIds: readonly string[]
  /** People who wrote, handed over or signed that revision. */
  involvedIds: readonly string[]
  /** The same of what is public, and who published it: of them nobody reviews an emergency publication. */
  involvedInPublicIds: readonly string[]
  openComments: number
  isPublic: boolean
  /** Whether a text of it was handed over once: from then on it may be mended after its period. */
  wasHandedOver: boolean
  /** Agencies that may report for its period now; null where it belongs to no period. */
  openFor: readonly string[] | null
  claimedById: string | null
  lastLookUntil: Date | null
  publishAt: Date | null
  reviewDueAt: Date | null
}

/** Why something cannot be done; what to do about it is in the messages. */
export type RefusalReason =
  | 'notFound'
  | 'notYours'
  | 'notNow'
  | 'periodClosed'
  | 'incomplete'
  | 'reasonMissing'
  | 'reasonTooLong'
  | 'commentMissing'
  | 'involved'
  | 'lastLook'
  | 'timeNotAhead'
  | 'timeTooFar'
  | 'notDue'
  | 'notPublic'
  | 'notClaimed'
  | 'nothingToReview'
  | 'versionMissing'
  | 'keyMissing'
  | 'stale'
  | 'unreadable'

/** What somebody says with an action; `timeZone` is where they meant the time. */
export type Said = {
  reason?: string | undefined
  publishAt?: Date | undefined
  timeZone?: string | undefined
}

/** What is said with an action, as it goes into the audit trail and before readers. */
export function plainlySaid({ reason, timeZone }: Said): Said {
  return {
    reason: reason === undefined ? undefined : storable(reason),
    timeZone: timeZone !== undefined && isTimeZone(timeZone) ? timeZone : undefined,
  }
}

/** The portal itself, for what it does when its time comes. */
export const portal = 'portal' as const
export type Doer = Actor | typeof portal

/**
 * The one rule of who may do what: null where the action can be carried out, else why not. Depends on nothing but
 * what is handed over. Whether a text is complete is another question (`requirements.ts`).
 */
export function refusalOf(
  action: Action,
  doer: Doer,
  facts: DocumentFacts,
  said: Said,
  now: Date,
): RefusalReason | null {
  if (doer !== portal && !canRead(doer, facts)) return 'notFound'
  const rule = ruleOf(action)
  if (!isMet(rule.who, doer, facts)) return 'notYours'
  if (!rule.from.includes(facts.state) || facts.isOfMergedAgency) return 'notNow'
  for (const need of rule.needs) {
    const refusal = unmet(need, { action, doer, facts, said, now })
    if (refusal) return refusal
  }
  return null
}

/**
 * What somebody may do with a document now: draws the buttons of its pages. What is said with an action (a reason, a
 * time) is taken as given, since it is asked for afterwards.
 */
export function availableActions(doer: Doer, facts: DocumentFacts, now: Date): Action[] {
  const said = { reason: 'given', publishAt: new Date(now.getTime() + 60_000) }
  return actions.filter((action) => refusalOf(action, doer, facts, said, now) === null)
}

/** Whether somebody may know that the document exists. The secretariat sees what was handed over once. */
export function canRead(actor: Actor, facts: DocumentFacts): boolean {
  return canReadDraft(actor, facts) || moderates(actor, facts)
}

/** Moderators have to do with what was handed over once; with no draft before it, whatever else they are. */
function moderates(actor: Actor, { wasHandedOver, isPublic }: DocumentFacts): boolean {
  return isModerator(actor) && (wasHandedOver || isPublic)
}

/** Whether somebody may see a text that is not handed over yet. */
export function canReadDraft(actor: Actor, facts: DocumentFacts): boolean {
  return isOwner(actor, facts) || isAdministrator(actor) || isAuditor(actor)
}

/** Whether somebody speaks for an agency that owns the document. */
export function isOwner(actor: Actor, { leadAgencyId, partnerIds }: DocumentFacts): boolean {
  return [leadAgencyId, ...partnerIds].some((agencyId) => speaksFor(actor, agencyId))
}

/** Whether somebody invites partner agencies and drops them: whoever speaks for the agency that leads. */
export function mayInvite(actor: Actor, { leadAgencyId }: Pick<DocumentFacts, 'leadAgencyId'>): boolean {
  return speaksFor(actor, leadAgencyId)
}

function isMet(who: Who, doer: Doer, facts: DocumentFacts): boolean {
  if (doer === portal) return who === 'portal'
  const isPartner = facts.partnerIds.some((agencyId) => speaksFor(doer, agencyId))
  const mayStillSign = facts.partnerIds.some(
    (agencyId) => speaksFor(doer, agencyId) && !facts.signedIds.includes(agencyId),
  )
  const met: Record<Who, boolean> = {
    owner: isOwner(doer, facts),
    lead: speaksFor(doer, facts.leadAgencyId),
    partner: isPartner,
    cosigner: mayStillSign,
    moderator: moderates(doer, facts),
    administrator: isAdministrator(doer),
    secretariat: moderates(doer, facts) || isAdministrator(doer),
    portal: false,
  }
  return met[who]
}

type Case = { action: Action; doer: Doer; facts: DocumentFacts; said: Said; now: Date }

function unmet(need: Need, { action, doer, facts, said, now }: Case): RefusalReason | null {
  const looksOver = facts.lastLookUntil === null || facts.lastLookUntil <= now
  const refusals: Record<Need, RefusalReason | false> = {
    period: !takesReport(action, doer, facts) && 'periodClosed',
    complete: false,
    reason: refusalOfReason(said.reason),
    openComment: facts.openComments === 0 && 'commentMissing',
    uninvolved: isInvolved(action, doer, facts) && 'involved',
    lastLook: action === 'confirm' ? looksOver && 'notNow' : !looksOver && 'lastLook',
    futureTime: refusalOfTime(said.publishAt, now),
    due: !(facts.publishAt && facts.publishAt <= now) && 'notDue',
    public: !facts.isPublic && 'notPublic',
    claimed: doer !== portal && facts.claimedById !== doer.personId && 'notClaimed',
    reviewDue: facts.reviewDueAt === null && 'nothingToReview',
  }
  return refusals[need] || null
}

function refusalOfReason(reason = ''): RefusalReason | false {
  if (!reason.trim()) return 'reasonMissing'
  return reason.length > longestLine && 'reasonTooLong'
}

/** Who sets a publication further ahead has mistyped the year. */
const furthestMs = 10 * 366 * 24 * 60 * 60 * 1000

function refusalOfTime(time: Date | undefined, now: Date): RefusalReason | false {
  if (!(time && time > now)) return 'timeNotAhead'
  return time.getTime() - now.getTime() > furthestMs && 'timeTooFar'
}

/** An owner may write while the period takes reports of it; the text is handed over for the agency that leads. */
function takesReport(action: Action, doer: Doer, facts: DocumentFacts): boolean {
  const { openFor, wasHandedOver, isPublic, leadAgencyId } = facts
  if (openFor === null || wasHandedOver || isPublic) return true
  if (action === 'submit') return openFor.includes(leadAgencyId)
  return doer !== portal && openFor.some((agencyId) => speaksFor(doer, agencyId))
}

function isInvolved(action: Action, doer: Doer, facts: DocumentFacts): boolean {
  const involvedIds = action === 'reviewEmergency' ? facts.involvedInPublicIds : facts.involvedIds
  if (doer === portal || involvedIds.includes(doer.personId)) return true
  return [facts.leadAgencyId, ...facts.partnerIds].some((agencyId) => belongsTo(doer, agencyId))
}
