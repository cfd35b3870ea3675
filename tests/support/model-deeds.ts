import type {
  Action,
  ModelDocument,
  ModelPerson,
  ModelRevision,
  ModelText,
  Request,
  World,
} from './model-facts.ts'
import { isOpenFor, revisionAt, writesFor } from './model-rights.ts'

const hour = 60 * 60 * 1000

// Deeds: each changes `after`, which begins as a copy of `before`.

export type Deed = {
  before: ModelDocument
  after: ModelDocument
  request: Request
  by: ModelPerson | null
  me: string
  world: World
  now: number
  /** Other partners were sent than somebody invites who may not. */
  partnersKept?: true
}
type Done = 'incomplete' | 'unchanged' | undefined

export const deeds: Record<Action, (deed: Deed) => Done> = {
  save(deed) {
    const { before, after, request, by, me } = deed
    goOn(after)
    const sent = request.text as ModelText
    const text = writesFor(by, before.lead) ? sent : withPartnersOf(deed, sent, after.copy?.text)
    if (before.state === 'draft' && same(before.copy?.text, text)) return 'unchanged'
    after.copy = { text, authors: united(after.copy?.authors ?? [], [me]) }
    describe(deed, text)
    after.state = 'draft'
    after.current = null
  },
  submit(deed) {
    const { after, me } = deed
    if (!freeze(deed, 'handover', me)) return 'incomplete'
    after.current = after.revisions.length
    after.state = after.partners.length > 0 ? 'cosigning' : 'submitted'
    after.reason = null
    after.lastLookUntil = null
  },
  sign({ after, by, me }) {
    const revision = revisionAt(after, after.current) as ModelRevision
    for (const agency of after.partners) if (writesFor(by, agency)) revision.signatures[agency] ??= me
    if (after.partners.every((agency) => agency in revision.signatures)) after.state = 'submitted'
  },
  decline: leaveDocument,
  leave: leaveDocument,
  withdraw({ after }) {
    goOn(after)
    after.current = null
    after.state = 'draft'
  },
  confirm({ after }) {
    after.lastLookUntil = null
  },
  revise({ after }) {
    goOn(after)
    after.state = 'draft'
    after.reason = null
  },
  discard(deed) {
    const { after, me } = deed
    const { text, authors } = after.copy as { text: ModelText; authors: string[] }
    after.revisions.push({
      text,
      authors,
      frozenBy: me,
      origin: 'discarded',
      signatures: {},
      approvedBy: null,
    })
    after.copy = null
    const { text: shown } = revisionAt(after, after.live) as ModelRevision
    after.title = shown.title
    after.partners = [...shown.partners]
    after.period = shown.period
    after.state = 'published'
    after.reason = null
  },
  claim({ after, me }) {
    after.claimedBy = me
    after.state = 'in_review'
  },
  release({ after }) {
    after.claimedBy = null
    after.state = 'submitted'
  },
  requestChanges({ after }) {
    after.claimedBy = null
    after.state = 'changes_requested'
  },
  amend(deed) {
    const { after, request, me, now } = deed
    const revision = revisionAt(after, after.current) as ModelRevision
    const text = withPartnersOf(deed, request.text as ModelText, revision.text)
    if (same(revision.text, text)) return 'unchanged'
    if (!canBeFrozen(deed, text)) return 'incomplete'
    after.revisions.push({
      text,
      authors: united(revision.authors, [me]),
      frozenBy: me,
      origin: 'amendment',
      signatures: {},
      approvedBy: null,
    })
    after.current = after.revisions.length
    describe(deed, text)
    after.claimedBy = null
    after.state = 'in_review'
    after.lastLookUntil = now + 48 * hour
  },
  approve({ after, me }) {
    const revision = revisionAt(after, after.current) as ModelRevision
    revision.approvedBy = me
    after.claimedBy = null
    after.state = 'approved'
  },
  refuse({ before, after, request }) {
    if (before.state !== 'draft') goOn(after)
    after.current = null
    after.claimedBy = null
    after.publishAt = null
    after.lastLookUntil = null
    after.state = 'refused'
    after.reason = request.reason?.trim() ?? null
  },
  reopen({ after }) {
    after.state = 'draft'
    after.reason = null
  },
  publish: makePublic,
  publishWhenDue: makePublic,
  schedule({ after, request }) {
    after.publishAt = request.publishAt ?? null
    after.state = 'scheduled'
  },
  unschedule({ after }) {
    after.publishAt = null
    after.state = 'approved'
  },
  unpublish({ after, request }) {
    endPublication(after)
    after.live = null
    after.reviewDueAt = null
    after.reason = request.reason?.trim() ?? null
    after.withdrawn = after.reason
    if (after.state === 'published') after.state = 'unpublished'
  },
  publishInEmergency(deed) {
    const { after, me, now } = deed
    if (after.current === null) {
      if (!freeze(deed, 'emergency', me)) return 'incomplete'
      after.current = after.revisions.length
    }
    makePublic(deed)
    after.copy = null
    ;(after.publications.at(-1) as { emergency: boolean }).emergency = true
    after.reviewDueAt = now + 72 * hour
  },
  reviewEmergency({ after }) {
    after.reviewDueAt = null
  },
}

/** Only the agency that leads invites partners and drops them. */
function withPartnersOf(deed: Deed, text: ModelText, before: ModelText | undefined): ModelText {
  if (!before || same(text.partners, before.partners)) return text
  deed.partnersKept = true
  return { ...text, partners: before.partners }
}

/** A frozen text becomes the working copy again; who wrote what is not public stays its author. */
function goOn(after: ModelDocument): void {
  if (after.copy) return
  const lastShown = after.publications.at(-1)?.revision ?? null
  const number = after.current ?? after.live ?? lastShown
  const revision = revisionAt(after, number)
  if (!revision) return
  after.copy = { text: revision.text, authors: number === after.live ? [] : [...revision.authors] }
}

/** The text says who owns the document; its period follows where that one takes reports. */
function describe(deed: Deed, text: ModelText): void {
  deed.after.period = periodWith(deed, text)
  deed.after.title = text.title
  deed.after.partners = [...text.partners]
}

function periodWith({ before, world, now }: Deed, { period }: ModelText): string | null {
  return period !== null && isOpenFor(world, period, before.lead, now) ? period : before.period
}

/** Nothing is missing, and it reports for the period for which it is handed over. */
function canBeFrozen(deed: Deed, text: ModelText): boolean {
  return !text.incomplete && text.period === periodWith(deed, text)
}

function freeze(deed: Deed, origin: ModelRevision['origin'], me: string): boolean {
  const { after } = deed
  const { copy } = after
  if (!copy || !canBeFrozen(deed, copy.text)) return false
  const { text, authors } = copy
  after.revisions.push({ text, authors, frozenBy: me, origin, signatures: {}, approvedBy: null })
  after.copy = null
  after.period = text.period
  return true
}

function leaveDocument(deed: Deed): Done {
  const { after, by, request } = deed
  goOn(after)
  const copy = after.copy as NonNullable<ModelDocument['copy']>
  const partners = copy.text.partners.filter((agency) => !writesFor(by, agency))
  copy.text = { ...copy.text, partners }
  describe(deed, copy.text)
  after.current = null
  after.state = 'draft'
  after.reason = request.reason?.trim() ?? null
  return undefined
}

function makePublic({ after, me }: Deed): Done {
  endPublication(after)
  const revision = after.current as number
  after.publications.push({ revision, by: me || null, emergency: false, ended: false })
  after.live = revision
  after.current = null
  after.publishAt = null
  after.claimedBy = null
  after.lastLookUntil = null
  after.reviewDueAt = null
  after.reason = null
  after.withdrawn = null
  after.state = 'published'
  return undefined
}

function endPublication(after: ModelDocument): void {
  for (const publication of after.publications) publication.ended = true
}

const united = (some: string[], more: string[]) => [...new Set([...some, ...more])]
const same = <T>(a: T | undefined, b: T) => JSON.stringify(a) === JSON.stringify(b)
