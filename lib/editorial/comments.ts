import { z } from 'zod'
import { recordEvent } from '../audit/record.ts'
import { recordRefusal } from '../audit/refusals.ts'
import { type Actor, isSecretariat } from '../auth/actor.ts'
import type { Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { plainText } from '../search/plain-text.ts'
import { storable } from '../storable.ts'
import { readDraft } from './draft.ts'
import { type DocumentRecord, factsOf, lockDocument } from './facts.ts'
import { canRead, isOwner, type RefusalReason } from './policy.ts'

/** Why something cannot be said or settled; what to do about it is in the messages. */
export type CommentRefusal = RefusalReason | 'empty' | 'tooLong' | 'passageMissing' | 'fieldUnknown'

type Answer = { ok: true; id: string } | { ok: false; reason: CommentRefusal }
type Tx = Prisma.TransactionClient

export type NewComment = {
  documentId: string
  /** `body`, `results`: what it speaks of. */
  field: string
  /** The words that it is about, as they stand there; empty for the field as a whole. */
  passage: string
  body: string
  /** A UUID that whoever asks makes up, and the identifier of the comment: sent again, it is said once. */
  key: string
}

const longest = 5000
const uuid = z.uuid()

/** The secretariat says something of the frozen text that is being signed, reviewed or was approved. */
export async function addComment(actor: Actor, comment: NewComment, now = new Date()): Promise<Answer> {
  const { field, passage } = comment
  return say(actor, 'comment.add', comment, now, async (document) => {
    if (!isSecretariat(actor)) return { ok: false, reason: 'notYours' }
    const { currentRevision } = document
    if (!currentRevision) return { ok: false, reason: 'notNow' }
    const draft = readDraft(document.kind, currentRevision.content)
    const text = draft && Object.entries(draft).find(([name]) => name === field)?.[1]
    if (text === null || text === undefined) return { ok: false, reason: 'fieldUnknown' }
    if (!holds(text, passage)) return { ok: false, reason: 'passageMissing' }
    return {
      ok: true,
      row: { revisionId: currentRevision.id, field, passage: oneLine(passage) || null },
    }
  })
}

export type NewReply = { documentId: string; commentId: string; body: string; key: string }

/** Owners and the secretariat answer what was said. Whoever spoke before hears of it. */
export async function replyToComment(actor: Actor, reply: NewReply, now = new Date()): Promise<Answer> {
  return say(actor, 'comment.reply', reply, now, async (document, tx) => {
    if (!isSecretariat(actor) && !isOwner(actor, factsOf(document, now)))
      return { ok: false, reason: 'notYours' }
    const root = await findRoot(tx, document.id, reply.commentId)
    if (!root) return { ok: false, reason: 'notFound' }
    const { field, passage } = root
    const revisionId = document.currentRevisionId ?? root.revisionId
    const hearers = new Set([root.authorId, ...root.replies.map(({ authorId }) => authorId)])
    hearers.delete(actor.personId)
    const data = { title: document.title, by: actor.name, lead: document.leadAgency.acronym, field }
    await tx.notice.createMany({
      data: [...hearers].map((personId) => ({
        personId,
        kind: 'commentReply',
        documentId: document.id,
        data,
        createdAt: now,
      })),
    })
    return { ok: true, row: { revisionId, field, passage, replyToId: root.id } }
  })
}

export type Settling = { documentId: string; commentId: string; resolved: boolean }

/** The secretariat takes a comment as settled, or takes that back. */
export async function settleComment(
  actor: Actor,
  { documentId, commentId, resolved }: Settling,
  now = new Date(),
): Promise<Answer> {
  const kind = resolved ? 'comment.resolve' : 'comment.reopen'
  return withDocument(actor, documentId, kind, now, async (document, tx) => {
    if (!isSecretariat(actor)) return { ok: false, reason: 'notYours' }
    const root = await findRoot(tx, document.id, commentId)
    if (!root) return { ok: false, reason: 'notFound' }
    // Said twice, it is done once.
    if ((root.resolvedAt !== null) === resolved) return { ok: true, id: root.id }
    const data = resolved
      ? { resolvedAt: now, resolvedById: actor.personId }
      : { resolvedAt: null, resolvedById: null }
    await tx.comment.update({ where: { id: root.id }, data })
    await record(tx, actor, document, kind, root, now)
    return { ok: true, id: root.id }
  })
}

type Prepared =
  | {
      ok: true
      row: { revisionId: string; field: string; passage: string | null; replyToId?: string }
    }
  | { ok: false; reason: CommentRefusal }

/** Writes what somebody says, once, with its event. */
async function say(
  actor: Actor,
  kind: string,
  { documentId, body: given, key: id }: { documentId: string; body: string; key: string },
  now: Date,
  prepare: (document: DocumentRecord, tx: Tx) => Promise<Prepared>,
): Promise<Answer> {
  const body = storable(given).trim()
  if (!uuid.safeParse(id).success) return { ok: false, reason: 'keyMissing' }
  if (body === '') return { ok: false, reason: 'empty' }
  if (body.length > longest) return { ok: false, reason: 'tooLong' }
  return withDocument(actor, documentId, kind, now, async (document, tx) => {
    const known = await tx.comment.findUnique({ where: { id }, select: { documentId: true, authorId: true } })
    if (known)
      return known.documentId === documentId && known.authorId === actor.personId
        ? { ok: true, id }
        : { ok: false, reason: 'keyMissing' }
    const prepared = await prepare(document, tx)
    if (!prepared.ok) return prepared
    const { row } = prepared
    const { count } = await tx.comment.createMany({
      data: { id, documentId, ...row, body, authorId: actor.personId, createdAt: now },
      skipDuplicates: true,
    })
    // The key is that of something said of a document which they are not shown.
    if (count === 0) return { ok: false, reason: 'keyMissing' }
    await record(tx, actor, document, kind, { id, field: row.field }, now)
    return { ok: true, id }
  })
}

/** Runs with the document held, for whoever may know of it. Who may not do this leaves a trace. */
async function withDocument(
  actor: Actor,
  documentId: string,
  act: string,
  now: Date,
  run: (document: DocumentRecord, tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  if (!uuid.safeParse(documentId).success) return { ok: false, reason: 'notFound' }
  const answer = await inTheNameOf(actor, async (tx) => {
    const document = await lockDocument(tx, documentId)
    return document && canRead(actor, factsOf(document, now)) ? run(document, tx) : null
  })
  const outcome = answer ?? ({ ok: false, reason: 'notFound' } as const)
  const isDenied = answer === null || (!answer.ok && answer.reason === 'notYours')
  if (isDenied && !outcome.ok) await recordRefusal(actor, { act, reason: outcome.reason, documentId }, now)
  return outcome
}

/** What a reply or a settling names: a comment of this document that is no reply itself. */
async function findRoot(tx: Tx, documentId: string, id: string) {
  if (!uuid.safeParse(id).success) return null
  return tx.comment.findFirst({
    where: { id, documentId, replyToId: null },
    include: { replies: { select: { authorId: true } } },
  })
}

async function record(
  tx: Tx,
  { personId }: Actor,
  { id: documentId, leadAgencyId: agencyId }: DocumentRecord,
  kind: string,
  { id: comment, field }: { id: string; field: string },
  at: Date,
): Promise<void> {
  await recordEvent(tx, { kind, at, personId, documentId, agencyId, data: { comment, field } })
}

/** Whether the words stand in a text, as it is written or as it is read. */
function holds(text: unknown, passage: string): boolean {
  const words = oneLine(passage)
  if (words === '') return true
  const written = typeof text === 'string' ? text : JSON.stringify(text)
  return oneLine(written).includes(words) || oneLine(plainText(written)).includes(words)
}

function oneLine(text: string): string {
  return storable(text).replace(/\s+/g, ' ').trim()
}
