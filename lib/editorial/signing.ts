import { z } from 'zod'
import { filesOf } from '../attachments/queries.ts'
import { type Actor, speaksFor } from '../auth/actor.ts'
import type { DocumentKind, DocumentState, Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import type { ActivityDetail } from '../directory/activities.ts'
import type { PublishedFileItem } from '../directory/files.ts'
import type { StoryDetail } from '../directory/stories.ts'
import { differencesBetween } from './differences.ts'
import { type Draft, readDraft } from './draft.ts'
import { type DocumentRecord, factsOf, findDocument } from './facts.ts'
import { availableActions, canRead, canReadDraft } from './policy.ts'
import { previewActivity, previewStory } from './preview.ts'
import type { Action } from './workflow.ts'

type Tx = Prisma.TransactionClient

/** An agency that owns a joint text, and whether it stands by it. */
export type Signer = {
  acronym: string
  /** Whether the person speaks for it. */
  isTheirs: boolean
  signed: { by: string; at: string } | null
  /** The newest text that it signed and that was changed since; what was changed in it, by field. */
  voided: { at: string; changed: string[] } | null
}

/** A joint text as its owners see it for signing: the exact text, and who stands by it. */
export type Signing = {
  id: string
  kind: DocumentKind
  title: string
  state: DocumentState
  since: string
  lockVersion: number
  lead: string
  signers: Signer[]
  actions: Action[]
  /** Number and hash of the frozen text that is signed; null while it is written. */
  revision: { number: number; hash: string; frozenAt: string } | null
  shown: { activity: ActivityDetail } | { story: StoryDetail } | null
  /** Until when the owners may look at what the secretariat changed, and what that is, by field. */
  lastLook: { until: string; changed: string[] } | null
}

/** The text of a document with its signatures; null where there is none for this person. */
export async function findSigning(
  actor: Actor,
  kind: DocumentKind,
  id: string,
  now = new Date(),
): Promise<Signing | null> {
  if (!z.uuid().safeParse(id).success) return null
  const found = await inTheNameOf(actor, (tx) => findSigned(tx, actor, kind, id, now))
  if (!found) return null
  const { document, facts, draft, signers, lastLook, files } = found
  const revision = document.currentRevision
  return {
    id,
    kind,
    title: document.title,
    state: document.state,
    since: document.stateSince.toISOString(),
    lockVersion: document.lockVersion,
    lead: document.leadAgency.acronym,
    signers,
    actions: availableActions(actor, facts, now),
    revision: revision && {
      number: revision.number,
      hash: revision.hash,
      frozenAt: revision.frozenAt.toISOString(),
    },
    shown: await shownOf(document, draft, files),
    lastLook,
  }
}

/** What of it is kept in the database; null where there is nothing for this person. */
async function findSigned(tx: Tx, actor: Actor, kind: DocumentKind, id: string, now: Date) {
  const document = await findDocument(tx, id)
  if (!document || document.kind !== kind) return null
  const facts = factsOf(document, now)
  if (!canRead(actor, facts)) return null
  const draft = await textOf(tx, document, canReadDraft(actor, facts))
  if (!draft) return null
  const signers = await signersOf(tx, actor, document, draft)
  const lastLook = await lastLookOf(tx, document, draft, now)
  const files = 'attachments' in draft ? await filesOf(tx, id, draft.attachments) : []
  return { document, facts, draft, signers, lastLook, files }
}

async function textOf(tx: Tx, document: DocumentRecord, mayReadDraft: boolean): Promise<Draft | null> {
  if (document.currentRevision) return readDraft(document.kind, document.currentRevision.content)
  const copy = mayReadDraft ? await tx.workingCopy.findUnique({ where: { documentId: document.id } }) : null
  if (copy) return readDraft(document.kind, copy.content)
  if (!document.liveRevisionId) return null
  const live = await tx.revision.findUnique({ where: { id: document.liveRevisionId } })
  return live && readDraft(document.kind, live.content)
}

async function signersOf(tx: Tx, actor: Actor, document: DocumentRecord, draft: Draft): Promise<Signer[]> {
  const signatures = await tx.signature.findMany({
    where: { revision: { documentId: document.id } },
    select: {
      agencyId: true,
      signedAt: true,
      revisionId: true,
      person: { select: { name: true } },
      revision: { select: { number: true, content: true, publications: { select: { version: true } } } },
    },
    orderBy: { revision: { number: 'desc' } },
  })
  return document.partners.map(({ agencyId, agency }) => {
    const own = signatures.filter((signature) => signature.agencyId === agencyId)
    const current = own.find(({ revisionId }) => revisionId === document.currentRevisionId)
    // What was published is done; a new version of it is signed anew and takes nothing back.
    const last = own.find(({ revision }) => revision.publications.length === 0)
    const before = !current && last && readDraft(document.kind, last.revision.content)
    return {
      acronym: agency.acronym,
      isTheirs: speaksFor(actor, agencyId),
      signed: current ? { by: current.person.name, at: current.signedAt.toISOString() } : null,
      voided: before
        ? { at: last.signedAt.toISOString(), changed: changedFields(document.kind, before, draft) }
        : null,
    }
  })
}

async function lastLookOf(
  tx: Tx,
  document: DocumentRecord,
  draft: Draft,
  now: Date,
): Promise<Signing['lastLook']> {
  const { lastLookUntil, currentRevision } = document
  if (!lastLookUntil || lastLookUntil <= now || !currentRevision) return null
  const handedOver = await tx.revision.findFirst({
    where: { documentId: document.id, origin: 'handover', number: { lt: currentRevision.number } },
    orderBy: { number: 'desc' },
  })
  const before = handedOver && readDraft(document.kind, handedOver.content)
  return { until: lastLookUntil.toISOString(), changed: changedFields(document.kind, before, draft) }
}

function changedFields(kind: DocumentKind, before: Draft | null, after: Draft): string[] {
  return differencesBetween(kind, before, after)
    .filter(({ isChanged }) => isChanged)
    .map(({ field }) => field)
}

async function shownOf(
  document: DocumentRecord,
  draft: Draft,
  files: PublishedFileItem[],
): Promise<Signing['shown']> {
  const { id, slug, leadAgency } = document
  const previewed = { id, slug, lead: leadAgency.slug, files }
  if ('excerpt' in draft) {
    const activity = await previewActivity(previewed, draft)
    return activity && { activity }
  }
  if (!('lede' in draft)) return null
  const story = await previewStory(previewed, draft)
  return story && { story }
}
