import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { type Actor, speaksFor } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { DocumentKind, DocumentState, Prisma } from '../database/generated/client.ts'
import { deskLimits, inTheNameOf, stillSpeaksFor } from '../database/in-the-name-of.ts'
import { partnersOf, readDraft, titleOf, withReserved } from './draft.ts'
import { type Case, type Effect, keptIn } from './effects/effect.ts'
import { effects } from './effects/effects.ts'
import { replacePartners } from './effects/text.ts'
import { type DocumentRecord, factsOf, findDocument, lockDocument } from './facts.ts'
import { noticesOf } from './notices.ts'
import {
  type Doer,
  isOwner,
  plainlySaid,
  portal,
  type RefusalReason,
  refusalOf,
  type Said,
} from './policy.ts'
import type { Requirement } from './requirements.ts'
import { takesReportsOf } from './rounds.ts'
import type { Action } from './workflow.ts'

/** Something to be done with a document. */
export type Change = Said & {
  documentId: string
  action: Action
  /** The `lockVersion` of the document as the person saw it. */
  lockVersion: number | undefined
  /** A UUID that whoever asks makes up: asked again with it, the answer is the same and nothing happens twice. */
  key: string | undefined
  /** The whole text, for `save` and `amend`. */
  content?: unknown
}

/** What came of it. A stale change is told what the document is by now; what it brought is not lost. */
export type Outcome =
  | {
      ok: true
      state: DocumentState
      lockVersion: number
      at: string
      /** Partner agencies stay as they were: only the agency that leads invites and drops them. */
      partnersKept?: true
    }
  | { ok: false; reason: RefusalReason; lockVersion?: number; requirements?: Requirement[] }

const uuid = z.uuid()

/**
 * Carries out one action: the only way in which a document changes. In one transaction, in the name of whoever does
 * it: the document is held, the policy asked, the effect made, the state moved, and audit trail, notices and the answer
 * for a repetition written. Refusals are values; what the database throws is thrown, and then nothing has happened.
 */
export async function perform(doer: Doer, change: Change, now = new Date()): Promise<Outcome> {
  const { key, lockVersion } = change
  if (!uuid.safeParse(change.documentId).success) return { ok: false, reason: 'notFound' }
  if (!uuid.safeParse(key).success || key === undefined) return { ok: false, reason: 'keyMissing' }
  if (lockVersion === undefined || !Number.isInteger(lockVersion))
    return { ok: false, reason: 'versionMissing' }
  const whole = { ...change, ...plainlySaid(change), key, lockVersion }
  if (doer === portal)
    return database().$transaction(
      async (tx) => (await performIn(tx, doer, whole, now)) ?? notThere,
      deskLimits,
    )
  const outcome = await inTheNameOf(doer, (tx) => performIn(tx, doer, whole, now))
  return outcome ?? database().$transaction((tx) => performUnseen(tx, doer, whole, now), deskLimits)
}

const notThere = { ok: false, reason: 'notFound' } as const

type Whole = Change & { key: string; lockVersion: number }
type Tx = Prisma.TransactionClient

/** Null where there is no such document, or none that the doer is shown. */
async function performIn(tx: Tx, doer: Doer, change: Whole, now: Date): Promise<Outcome | null> {
  const document = await lockDocument(tx, change.documentId)
  if (!document) return null
  const earlier = await earlierOutcome(tx, doer, change)
  if (earlier) return earlier
  const facts = factsOf(document, now)
  const refusal = refusalOf(change.action, doer, facts, change, now)
  if (refusal) return refuse(tx, doer, document, change, refusal, now)
  if (document.lockVersion !== change.lockVersion)
    return { ok: false, reason: 'stale', lockVersion: document.lockVersion }
  const draft = change.content === undefined ? null : readDraft(document.kind, change.content)
  const effect = await effects[change.action]({ tx, doer, document, facts, draft, said: change, now } as Case)
  if (!effect.ok) return { ...effect, lockVersion: document.lockVersion }
  if ('unchanged' in effect) {
    const { state, lockVersion } = document
    return { ok: true, state, lockVersion, at: now.toISOString(), ...keptIn(effect) }
  }
  return carryOut(tx, doer, document, change, effect, now)
}

/**
 * Somebody asked for what the database does not show them. They may have had a part in it when they first asked: whoever
 * left it is told once more that they did. All others hear that there is nothing, and what they tried leaves its trace.
 */
async function performUnseen(tx: Tx, actor: Actor, change: Whole, now: Date): Promise<Outcome> {
  const document = await lockDocument(tx, change.documentId)
  if (!document) return notThere
  const earlier = await earlierOutcome(tx, actor, change)
  return earlier ?? refuse(tx, actor, document, change, 'notFound', now)
}

/** What the same request was answered before, where it came before. */
async function earlierOutcome(tx: Tx, doer: Doer, change: Whole): Promise<Outcome | null> {
  const { documentId, action, key } = change
  const earlier = await tx.documentChange.findUnique({ where: { key } })
  if (!earlier) return null
  const isSame =
    earlier.documentId === documentId && earlier.action === action && earlier.personId === personOf(doer)
  return isSame ? (earlier.outcome as Outcome) : { ok: false, reason: 'keyMissing' }
}

async function carryOut(
  tx: Tx,
  doer: Doer,
  document: DocumentRecord,
  { action, key }: Whole,
  effect: Extract<Effect, { state: DocumentState }>,
  now: Date,
): Promise<Outcome> {
  const { id: documentId, state: from } = document
  const { state } = effect
  const lockVersion = document.lockVersion + 1
  const since = state === from ? {} : { stateSince: now }
  await tx.document.update({
    where: { id: documentId },
    data: { ...since, ...effect.document, state, lockVersion, updatedAt: now },
    select: { id: true },
  })
  const outcome: Outcome = { ok: true, state, lockVersion, at: now.toISOString(), ...keptIn(effect) }
  const personId = personOf(doer)
  await tx.documentChange.create({ data: { key, documentId, personId, action, outcome, at: now } })
  // What is typed is kept, and its history is that of what is handed over.
  const isTold = action !== 'save' || state !== from
  if (isTold) await tx.notice.createMany({ data: await noticesOf(tx, doer, document, action, effect, now) })
  // Whoever leaves a document by this is not shown it any more.
  if (effect.partners) await replacePartners(tx, document, effect.partners)
  if (!isTold) return outcome
  await recordEvent(tx, {
    kind: `document.${action}`,
    at: now,
    personId: doer === portal ? null : doer.personId,
    documentId,
    agencyId: document.leadAgencyId,
    data: { ...effect.data, from, to: state },
  })
  return outcome
}

/** Refusals leave a trace: who tried what, and why not. */
async function refuse(
  tx: Tx,
  doer: Doer,
  document: DocumentRecord,
  { action }: Whole,
  reason: RefusalReason,
  at: Date,
): Promise<Outcome> {
  await recordEvent(tx, {
    kind: `refused.document.${action}`,
    at,
    personId: doer === portal ? null : doer.personId,
    documentId: document.id,
    agencyId: document.leadAgencyId,
    data: { reason, state: document.state },
  })
  // Whoever may not know of it hears what they would hear of one that does not exist.
  return reason === 'notFound'
    ? { ok: false, reason }
    : { ok: false, reason, lockVersion: document.lockVersion }
}

/** The portal's own acts are kept under a number that no person has. */
const nobody = '00000000-0000-0000-0000-000000000000'

function personOf(doer: Doer): string {
  return doer === portal ? nobody : doer.personId
}

export type NewDocument = {
  kind: DocumentKind
  /** The agency that leads; the actor speaks for it. */
  agencyId: string
  /** For an activity: the period that it reports on. */
  periodId?: string
  /** What it begins with; everything that is left out is empty. */
  content?: unknown
  rolledFromId?: string
  /** Made up by whoever asks, and the identifier of the new document: asked again, it is made once. */
  key: string
}

/**
 * Begins a document as a draft. Returns its identifier: the key, or for a profile that of its agency, which has one
 * profile; where there is one already, it is not begun again.
 */
export async function createDocument(
  actor: Actor,
  wanted: NewDocument,
  now = new Date(),
): Promise<{ ok: true; id: string } | { ok: false; reason: RefusalReason }> {
  if (!uuid.safeParse(wanted.key).success) return { ok: false, reason: 'keyMissing' }
  return inTheNameOf(actor, async (tx) => {
    const refusal = await refusalToCreate(tx, actor, wanted, now)
    if (!refusal) return createIn(tx, actor, wanted, now)
    await recordEvent(tx, {
      kind: 'refused.document.create',
      at: now,
      personId: actor.personId,
      data: { reason: refusal, kind: wanted.kind },
    })
    return { ok: false, reason: refusal }
  })
}

async function refusalToCreate(
  tx: Tx,
  actor: Actor,
  { kind, agencyId, periodId, rolledFromId }: NewDocument,
  now: Date,
): Promise<RefusalReason | null> {
  if (!speaksFor(actor, agencyId) || !(await stillSpeaksFor(tx, agencyId))) return 'notYours'
  if (kind === 'activity' && !(await openPeriod(tx, periodId, agencyId, now))) return 'periodClosed'
  if (rolledFromId === undefined) return null
  const from = uuid.safeParse(rolledFromId).success ? await findDocument(tx, rolledFromId) : null
  return from && isOwner(actor, factsOf(from, now)) ? null : 'notFound'
}

async function createIn(
  tx: Tx,
  actor: Actor,
  { kind, agencyId, periodId, content, rolledFromId, key }: NewDocument,
  now: Date,
): Promise<{ ok: true; id: string } | { ok: false; reason: RefusalReason }> {
  const id = kind === 'agency_profile' ? agencyId : key
  // Asked twice at once, the second waits here for what the first made.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${id}, 0))::text`
  const known = await tx.document.findUnique({ where: { id }, select: { createdById: true } })
  if (known && kind !== 'agency_profile' && known.createdById !== actor.personId)
    return { ok: false, reason: 'keyMissing' }
  if (known) return { ok: true, id }
  const period = kind === 'activity' ? await openPeriod(tx, periodId, agencyId, now) : null
  const begun = period
    ? { ...(content as object), period: { start: period.startMonth, end: period.endMonth } }
    : (content ?? {})
  const sent = readDraft(kind, begun)
  if (!sent) return { ok: false, reason: 'unreadable' }
  const draft = withReserved(sent, null)
  const lead = await tx.agency.findUniqueOrThrow({
    where: { id: agencyId },
    select: { slug: true, name: true },
  })
  const by = actor.personId
  const { count } = await tx.document.createMany({
    data: {
      id,
      kind,
      leadAgencyId: agencyId,
      periodId: period?.id ?? null,
      title: titleOf(draft, lead.name),
      rolledFromId: rolledFromId ?? null,
      createdById: by,
      createdAt: now,
      updatedAt: now,
      stateSince: now,
    },
    skipDuplicates: true,
  })
  // The key is that of a document which they are not shown.
  if (count === 0) return { ok: false, reason: 'keyMissing' }
  const text = draft as unknown as Prisma.InputJsonObject
  await tx.workingCopy.createMany({
    data: { documentId: id, content: text, authors: [by], updatedById: by, updatedAt: now },
  })
  await replacePartners(tx, { id, leadAgencyId: agencyId }, partnersOf(draft, lead.slug))
  await recordEvent(tx, {
    kind: 'document.create',
    at: now,
    personId: by,
    documentId: id,
    agencyId,
    data: { kind },
  })
  return { ok: true, id }
}

/** The period, where it takes reports of the agency now. */
async function openPeriod(tx: Tx, id: string | undefined, agencyId: string, now: Date) {
  if (!id || !uuid.safeParse(id).success) return null
  return tx.reportingPeriod.findFirst({ where: { id, round: takesReportsOf(agencyId, now) } })
}
