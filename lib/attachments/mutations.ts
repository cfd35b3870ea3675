import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { recordRefusal } from '../audit/refusals.ts'
import type { Actor } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { type Draft, readDraft } from '../editorial/draft.ts'
import { factsOf, findDocument } from '../editorial/facts.ts'
import { perform } from '../editorial/mutations.ts'
import { type RefusalReason, refusalOf } from '../editorial/policy.ts'
import { checkFile } from './check.ts'
import { fileNameOf } from './file-name.ts'
import { type FileProblem, longestAlt, longestLabel, mostFiles } from './limits.ts'
import { fileToken } from './queries.ts'

export type FileOutcome =
  | { ok: true }
  | { ok: false; reason: RefusalReason }
  | { ok: false; problems: FileProblem[] }

type Change = { documentId: string; lockVersion: number | undefined; key: string | undefined }
type Described = { label: string; alt: string }
type Attached = { token: string; label: string; alt: string }

/**
 * Adds a file to a text under way: its bytes are looked into, stored under a name that nobody can guess, and named by
 * the text. Readers get it once the text is published, and nobody but the owners and the secretariat before.
 */
export async function addFile(
  actor: Actor,
  { label, alt, file, ...change }: Change & Described & { file: { name: string; bytes: Uint8Array } | null },
  now = new Date(),
): Promise<FileOutcome> {
  const text = await editable(actor, change.documentId, now)
  if (!text.ok) return text
  const checked = file && file.bytes.length > 0 ? await checkFile(file.bytes) : null
  const problems: FileProblem[] = []
  if (text.attached.length >= mostFiles) problems.push({ field: 'file', key: 'tooMany' })
  else if (!checked) problems.push({ field: 'file', key: 'missing' })
  else if (!checked.ok) problems.push({ field: 'file', key: checked.reason })
  const isPicture = checked?.ok === true && checked.mediaType.startsWith('image/')
  problems.push(...problemsIn({ label, alt }, isPicture))
  if (problems.length > 0 || !checked?.ok || !file) return { ok: false, problems }

  const { mediaType, bytes } = checked
  const token = randomBytes(24).toString('base64url')
  const row = {
    documentId: change.documentId,
    token,
    name: fileNameOf(file.name, mediaType),
    mediaType,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: Uint8Array.from(bytes),
    addedById: actor.personId,
    addedAt: now,
  }
  await inTheNameOf(actor, (tx) => tx.attachment.createMany({ data: row }))
  return save(
    actor,
    change,
    text.draft,
    [...text.attached, { token, label: label.trim(), alt: alt.trim() }],
    token,
    now,
  )
}

/** Says anew what a file is and what it shows. */
export async function describeFile(
  actor: Actor,
  { token, label, alt, ...change }: Change & Attached,
  now = new Date(),
): Promise<FileOutcome> {
  const text = await editable(actor, change.documentId, now)
  if (!text.ok) return text
  if (!text.attached.some((each) => each.token === token)) return { ok: false, reason: 'notFound' }
  const file = await inTheNameOf(actor, (tx) =>
    tx.attachment.findFirst({
      where: { token, documentId: change.documentId },
      select: { mediaType: true },
    }),
  )
  if (!file) return { ok: false, reason: 'notFound' }
  const problems = problemsIn({ label, alt }, file.mediaType.startsWith('image/'))
  if (problems.length > 0) return { ok: false, problems }
  const attached = text.attached.map((each) =>
    each.token === token ? { token, label: label.trim(), alt: alt.trim() } : each,
  )
  return save(actor, change, text.draft, attached, token, now)
}

/** Takes a file away. What was never handed over is gone for good. */
export async function removeFile(
  actor: Actor,
  { token, ...change }: Change & { token: string },
  now = new Date(),
): Promise<FileOutcome> {
  const text = await editable(actor, change.documentId, now)
  if (!text.ok) return text
  if (!fileToken.safeParse(token).success) return { ok: false, reason: 'notFound' }
  const attached = text.attached.filter((each) => each.token !== token)
  return save(actor, change, text.draft, attached, token, now)
}

type Editable =
  | { ok: true; draft: Draft & { attachments: Attached[] }; attached: Attached[] }
  | { ok: false; reason: RefusalReason }

/** The text that files are added to, where the person may write into it. */
async function editable(actor: Actor, documentId: string, now: Date): Promise<Editable> {
  if (!z.uuid().safeParse(documentId).success) return { ok: false, reason: 'notFound' }
  const text = await inTheNameOf(actor, async (tx): Promise<Editable> => {
    const document = await findDocument(tx, documentId)
    if (!document) return { ok: false, reason: 'notFound' }
    const refusal = refusalOf('save', actor, factsOf(document, now), {}, now)
    if (refusal) return { ok: false, reason: refusal }
    const copy = await tx.workingCopy.findUnique({ where: { documentId } })
    const draft = readDraft(document.kind, copy?.content ?? document.currentRevision?.content)
    if (!draft || !('attachments' in draft)) return { ok: false, reason: 'unreadable' }
    return { ok: true, draft, attached: draft.attachments }
  })
  // To change the files of a text is to change the text, and is refused like that.
  if (!text.ok && text.reason !== 'unreadable')
    await recordRefusal(actor, { act: 'document.save', reason: text.reason, documentId }, now)
  return text
}

function problemsIn({ label, alt }: Described, isPicture: boolean): FileProblem[] {
  const problems: FileProblem[] = []
  if (label.trim() === '') problems.push({ field: 'label', key: 'missing' })
  if (label.trim().length > longestLabel) problems.push({ field: 'label', key: 'tooLong' })
  if (isPicture && alt.trim() === '') problems.push({ field: 'alt', key: 'missing' })
  if (alt.trim().length > longestAlt) problems.push({ field: 'alt', key: 'tooLong' })
  return problems
}

/**
 * The text names its files: they change with it, by its own rules. What no text names any more is deleted, by the portal
 * itself: whoever does not see a text might take its files for unnamed.
 */
async function save(
  actor: Actor,
  change: Change,
  draft: Draft,
  attachments: Attached[],
  token: string,
  now: Date,
): Promise<FileOutcome> {
  const outcome = await perform(actor, { ...change, action: 'save', content: { ...draft, attachments } }, now)
  await deleteUnnamed(change.documentId, token, now)
  return outcome.ok ? { ok: true } : { ok: false, reason: outcome.reason }
}

/** One that was added just now may be about to be named by somebody else. */
const beingAddedMs = 10 * 60 * 1000

async function deleteUnnamed(documentId: string, token: string, now: Date): Promise<void> {
  const before = new Date(now.getTime() - beingAddedMs)
  await database().$executeRaw`
    DELETE FROM "attachments" a WHERE a."document_id" = ${documentId}::uuid
      AND (a."token" = ${token} OR a."added_at" < ${before})
      AND NOT EXISTS (
        SELECT 1 FROM "working_copies" w
        WHERE w."document_id" = a."document_id" AND w."content"->'attachments' @> jsonb_build_array(jsonb_build_object('token', a."token")))
      AND NOT EXISTS (
        SELECT 1 FROM "revisions" r
        WHERE r."document_id" = a."document_id" AND r."content"->'attachments' @> jsonb_build_array(jsonb_build_object('token', a."token")))`
}
