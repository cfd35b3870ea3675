import type { Action, ModelDocument, ModelPerson, Request, Role, State, World } from './model-facts.ts'

const underWay: State[] = [
  'draft',
  'cosigning',
  'submitted',
  'in_review',
  'changes_requested',
  'approved',
  'scheduled',
]

export const owners = (document: ModelDocument) => [document.lead, ...document.partners]
/** Whose account is disabled is nothing any more, also in the middle of what they were doing. */
export const has = (person: ModelPerson | null, role: Role) =>
  person?.disabled === false && person.roles.includes(role)
export const writesFor = (person: ModelPerson | null, agency: string) =>
  has(person, 'focal_point') && person?.agencies.includes(agency) === true
export const revisionAt = (document: ModelDocument, number: number | null) =>
  number === null ? undefined : document.revisions[number - 1]

/** In words: who may do it, and in which states. */
const rights: Record<Action, [states: State[], who: (by: ModelPerson | null, d: ModelDocument) => boolean]> =
  {
    save: [['draft', 'changes_requested'], isOwner],
    submit: [['draft'], isLead],
    sign: [['cosigning'], mayStillSign],
    decline: [['cosigning'], isPartner],
    leave: [['draft', 'changes_requested'], isPartner],
    withdraw: [['cosigning', 'submitted'], isLead],
    confirm: [['in_review', 'approved'], isOwner],
    revise: [['published', 'unpublished'], isOwner],
    discard: [['draft'], isLead],
    claim: [['submitted', 'in_review'], moderates],
    release: [['in_review'], moderates],
    requestChanges: [['in_review'], moderates],
    amend: [['in_review', 'approved'], moderates],
    approve: [['in_review'], moderates],
    refuse: [underWay, moderates],
    reopen: [['refused'], (by) => has(by, 'administrator')],
    publish: [['approved'], moderates],
    schedule: [['approved'], moderates],
    unschedule: [['scheduled'], moderates],
    publishWhenDue: [['scheduled'], (by) => by === null],
    unpublish: [[...underWay, 'published', 'refused'], moderates],
    publishInEmergency: [underWay, (by) => has(by, 'administrator')],
    reviewEmergency: [
      [...underWay, 'published', 'refused'],
      (by, document) => moderates(by, document) || has(by, 'administrator'),
    ],
  }

function isOwner(by: ModelPerson | null, document: ModelDocument): boolean {
  return owners(document).some((agency) => writesFor(by, agency))
}

function isLead(by: ModelPerson | null, document: ModelDocument): boolean {
  return writesFor(by, document.lead)
}

function isPartner(by: ModelPerson | null, document: ModelDocument): boolean {
  return document.partners.some((agency) => writesFor(by, agency))
}

function mayStillSign(by: ModelPerson | null, document: ModelDocument): boolean {
  const signed = revisionAt(document, document.current)?.signatures ?? {}
  return document.partners.some((agency) => writesFor(by, agency) && !(agency in signed))
}

function mayKnowOf(by: ModelPerson, document: ModelDocument): boolean {
  if (isOwner(by, document) || has(by, 'administrator') || has(by, 'auditor')) return true
  return moderates(by, document)
}

/** What was never handed over is not for moderators, even where they see it for another reason. */
function moderates(by: ModelPerson | null, document: ModelDocument): boolean {
  return has(by, 'moderator') && (document.revisions.length > 0 || document.live !== null)
}

/** Why a request must be refused; null where it must not, as far as rights and states go. */
export function refusal(document: ModelDocument, request: Request, world: World, now: number): string | null {
  const { action, by, reason, publishAt } = request
  const [states, may] = rights[action]
  if (by && !mayKnowOf(by, document)) return 'notFound'
  if (by === null && action !== 'publishWhenDue') return 'notYours'
  if (!may(by, document)) return 'notYours'
  if (!states.includes(document.state)) return 'notNow'
  const isLooking = document.lastLookUntil !== null && document.lastLookUntil > now
  if ((action === 'save' || action === 'submit') && !mayReport(document, request, world, now))
    return 'periodClosed'
  if ((action === 'discard' || action === 'unpublish') && document.live === null) return 'notPublic'
  if (['decline', 'leave', 'refuse', 'unpublish', 'publishInEmergency'].includes(action) && !reason?.trim())
    return 'reasonMissing'
  if (action === 'requestChanges' && document.openComments === 0) return 'commentMissing'
  if (action === 'release' && document.claimedBy !== by?.id) return 'notClaimed'
  if (action === 'confirm' && !isLooking) return 'notNow'
  if ((action === 'publish' || action === 'schedule') && isLooking) return 'lastLook'
  if (action === 'schedule' && !(publishAt !== undefined && publishAt > now)) return 'timeNotAhead'
  if (action === 'publishWhenDue' && !((document.publishAt ?? Number.POSITIVE_INFINITY) <= now))
    return 'notDue'
  if (action === 'reviewEmergency' && document.reviewDueAt === null) return 'nothingToReview'
  if (action === 'approve' && hasPart(by, document, document.current)) return 'involved'
  if (action === 'reviewEmergency' && hasPartInPublic(by, document)) return 'involved'
  return null
}

/** A document without a period, one that was handed over once, or one for which its agency may report now. */
function mayReport(document: ModelDocument, { action, by }: Request, world: World, now: number): boolean {
  if (document.period === null || document.revisions.length > 0) return true
  const reporting = action === 'submit' ? [document.lead] : owners(document)
  return reporting.some((agency) => writesFor(by, agency) && isOpenFor(world, document.period, agency, now))
}

/** Whether a period takes reports of an agency: it is open to all, or an exception is in force. */
export function isOpenFor(world: World, period: string | null, agency: string, now: number): boolean {
  const round = world.rounds[period ?? '']
  if (!round) return false
  const isOpen = round.opensAt <= now && (round.closedAt === null || round.closedAt > now)
  return isOpen || (round.exceptions[agency] ?? 0) > now
}

/** Four eyes: wrote it, handed it over, signed it, or is of an agency that owns it, in whatever role. */
function hasPart(by: ModelPerson | null, document: ModelDocument, number: number | null): boolean {
  const revision = revisionAt(document, number)
  if (!by || !revision) return true
  const { authors, frozenBy, signatures } = revision
  const people = [...authors, frozenBy, ...Object.values(signatures)]
  return people.includes(by.id) || owners(document).some((agency) => by.agencies.includes(agency))
}

function hasPartInPublic(by: ModelPerson | null, document: ModelDocument): boolean {
  const publisher = document.publications.find(({ ended }) => !ended)?.by
  return publisher === by?.id || hasPart(by, document, document.live)
}
