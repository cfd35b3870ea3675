import { z } from 'zod'
import type { Actor } from '../auth/actor.ts'
import { database } from '../database/client.ts'
import type { DocumentKind, DocumentState, Prisma } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { isSlug } from '../publication/schema.ts'
import { type Draft, draftSchemas, readDraft } from './draft.ts'
import { type DocumentRecord, factsOf, findDocument } from './facts.ts'
import { availableActions, canRead, canReadDraft, type DocumentFacts, mayInvite } from './policy.ts'
import type { Action } from './workflow.ts'

/** What the editor shows of a document: these fields and no others. */
export type EditedDocument = {
  id: string
  kind: DocumentKind
  /** Its public address, once it has one. */
  slug: string | null
  title: string
  state: DocumentState
  stateSince: string
  lockVersion: number
  lead: { id: string; slug: string; acronym: string; name: string }
  partners: { slug: string; acronym: string; name: string }[]
  draft: Draft
  /** Who wrote into it last, and when; null for what nobody changed since it was frozen. */
  lastWrite: { name: string; at: string } | null
  isPublic: boolean
  /** What was said with the last return, refusal or withdrawal. */
  reason: string | null
  actions: Action[]
  /** Whether this person invites partner agencies and drops them. */
  mayInvite: boolean
}

type Tx = Prisma.TransactionClient

const uuid = z.uuid()

/**
 * The document with that identifier as somebody may see it; null where there is none for them. Of that kind, or of any
 * where none is given.
 */
export async function findEditedDocument(
  actor: Actor,
  kind: DocumentKind | null,
  id: string,
  now = new Date(),
): Promise<EditedDocument | null> {
  if (!uuid.safeParse(id).success) return null
  const found = await inTheNameOf(actor, async (tx) => {
    const document = await findDocument(tx, id)
    if (!document || (kind && document.kind !== kind)) return null
    const facts = factsOf(document, now)
    if (!canRead(actor, facts)) return null
    const text = await textOf(tx, document, actor, facts)
    return text && { document, facts, text }
  })
  if (!found) return null
  const { document, facts, text } = found
  const { leadAgency, partners, state, stateSince } = document
  return {
    id,
    kind: document.kind,
    slug: document.slug,
    title: document.title,
    state,
    stateSince: stateSince.toISOString(),
    lockVersion: document.lockVersion,
    lead: leadAgency,
    partners: partners.map(({ agency }) => agency),
    ...text,
    isPublic: facts.isPublic,
    reason: document.reason,
    actions: availableActions(actor, facts, now),
    mayInvite: mayInvite(actor, facts),
  }
}

/** An agency, and whether it ever had a profile: one that was never written has no document. By slug or identifier. */
export async function findProfiledAgency(
  name: string,
): Promise<{ id: string; slug: string; name: string; hasProfile: boolean } | null> {
  const isId = uuid.safeParse(name).success
  if (!isId && !isSlug(name)) return null
  const agency = await database().agency.findUnique({
    where: isId ? { id: name } : { slug: name },
    select: { id: true, slug: true, name: true },
  })
  if (!agency) return null
  return { ...agency, hasProfile: (await database().document.count({ where: { id: agency.id } })) > 0 }
}

/** The working copy for those who may see it, else what was frozen last. */
async function textOf(
  tx: Tx,
  document: DocumentRecord,
  actor: Actor,
  facts: DocumentFacts,
): Promise<Pick<EditedDocument, 'draft' | 'lastWrite'> | null> {
  const copy = canReadDraft(actor, facts)
    ? await tx.workingCopy.findUnique({
        where: { documentId: document.id },
        select: { content: true, updatedAt: true, updatedBy: { select: { name: true } } },
      })
    : null
  if (copy) {
    const lastWrite = { name: copy.updatedBy.name, at: copy.updatedAt.toISOString() }
    return { draft: read(document.kind, copy.content), lastWrite }
  }
  const frozenId =
    document.currentRevisionId ?? document.liveRevisionId ?? (await newestRevisionId(tx, document.id))
  if (!frozenId) return null
  const { content } = await tx.revision.findUniqueOrThrow({ where: { id: frozenId } })
  return { draft: read(document.kind, content), lastWrite: null }
}

async function newestRevisionId(tx: Tx, documentId: string): Promise<string | null> {
  const newest = await tx.revision.findFirst({
    where: { documentId, origin: { not: 'discarded' } },
    orderBy: { number: 'desc' },
    select: { id: true },
  })
  return newest?.id ?? null
}

function read(kind: DocumentKind, content: unknown): Draft {
  return readDraft(kind, content) ?? draftSchemas[kind].parse({})
}
