import { speaksFor } from '../../auth/actor.ts'
import { canonicalJson } from '../../canonical-json.ts'
import type { Prisma } from '../../database/generated/client.ts'
import { contentOf, type Draft, readDraft } from '../draft.ts'
import { mayInvite } from '../policy.ts'
import type { Case, Effect } from './effect.ts'
import { describe, describeAsPublic, freeze, keep, readSent, thaw, workingCopyOf } from './text.ts'

/** What the owners of a document do: write, hand over, sign, take back. */

export async function save({ tx, doer, document, facts, draft: sent, now }: Case): Promise<Effect> {
  if (!sent) return { ok: false, reason: 'unreadable' }
  const known = await thaw(tx, document, doer.personId, now)
  const before = known && readDraft(document.kind, known.content)
  const { draft, ...kept } = readSent(sent, before, { invites: mayInvite(doer, facts) })
  if (document.state === 'draft' && before && canonicalJson(before) === canonicalJson(draft))
    return { ok: true, unchanged: true, ...kept }
  const content = draft as unknown as Prisma.InputJsonObject
  const authors = [...new Set([...(known?.authors ?? []), doer.personId])]
  const row = { content, authors, updatedById: doer.personId, updatedAt: now }
  const documentId = document.id
  // Of what is written nothing is asked for again: it is the whole text.
  const select = { documentId: true }
  await tx.workingCopy.upsert({ where: { documentId }, create: { documentId, ...row }, update: row, select })
  const described = await describe(tx, document, draft, now)
  return {
    ok: true,
    state: 'draft',
    ...described,
    document: { ...described.document, currentRevisionId: null },
    ...kept,
  }
}

export async function submit({ tx, doer, document, now }: Case): Promise<Effect> {
  const copy = await workingCopyOf(tx, document)
  const draft = copy && readDraft(document.kind, copy.content)
  if (!copy || !draft) return { ok: false, reason: 'unreadable' }
  const { authors } = copy
  const frozen = await freeze(tx, document, {
    draft,
    origin: 'handover',
    authors,
    personId: doer.personId,
    now,
  })
  if (!frozen.ok) return { ok: false, reason: 'incomplete', requirements: frozen.requirements }
  const { revisionId, number } = frozen
  const described = await describe(tx, document, draft, now)
  return {
    ok: true,
    state: document.partners.length > 0 ? 'cosigning' : 'submitted',
    ...described,
    // It is the owners' own text again: what a moderator had changed of an earlier one needs no more looking at.
    document: { ...described.document, currentRevisionId: revisionId, reason: null, lastLookUntil: null },
    data: { revision: number },
  }
}

/** Signs for every partner agency that the person speaks for and that has not signed. */
export async function sign({ tx, doer, document, facts, now }: Case): Promise<Effect> {
  const revision = revisionOf(document)
  const signing = facts.partnerIds.filter((id) => speaksFor(doer, id) && !facts.signedIds.includes(id))
  for (const agencyId of signing) {
    const { id: revisionId, hash } = revision
    await tx.signature.create({
      data: { revisionId, agencyId, personId: doer.personId, hash, signedAt: now },
    })
  }
  const signed = new Set([...facts.signedIds, ...signing])
  const isComplete = facts.partnerIds.every((id) => signed.has(id))
  return {
    ok: true,
    state: isComplete ? 'submitted' : 'cosigning',
    data: { revision: revision.number, agencies: signing },
  }
}

/** A partner that does not stand by the text is no longer part of it; the others sign the text without it. */
export async function decline(given: Case): Promise<Effect> {
  const { tx, doer, document, said, now } = given
  const copy = await thaw(tx, document, doer.personId, now)
  const draft = copy && readDraft(document.kind, copy.content)
  if (!copy || !draft) return { ok: false, reason: 'unreadable' }
  const left = document.partners
    .filter(({ agencyId }) => speaksFor(doer, agencyId))
    .map(({ agency }) => agency.slug)
  const content = withoutAgencies(draft, left)
  await tx.workingCopy.update({
    where: { documentId: document.id },
    data: {
      content: content as unknown as Prisma.InputJsonObject,
      updatedById: doer.personId,
      updatedAt: now,
    },
  })
  const described = await describe(tx, document, content, now)
  return {
    ok: true,
    state: 'draft',
    ...described,
    document: { ...described.document, currentRevisionId: null, reason: said.reason?.trim() ?? null },
    data: { agencies: left, reason: said.reason },
  }
}

export async function withdraw({ tx, doer, document, now }: Case): Promise<Effect> {
  await thaw(tx, document, doer.personId, now)
  return { ok: true, state: 'draft', document: { currentRevisionId: null } }
}

/** The owners have seen what a moderator changed. */
export async function confirm({ document }: Case): Promise<Effect> {
  return { ok: true, state: document.state, document: { lastLookUntil: null } }
}

/** Goes on from what is public; the public sees it as it is until the next publication. */
export async function revise({ tx, doer, document, now }: Case): Promise<Effect> {
  await thaw(tx, document, doer.personId, now)
  return { ok: true, state: 'draft', document: { reason: null } }
}

/** Gives up what was changed since the last publication; the text is kept in the history as it was left. */
export async function discard({ tx, doer, document, now }: Case): Promise<Effect> {
  const copy = await workingCopyOf(tx, document)
  const draft = copy && readDraft(document.kind, copy.content)
  if (!copy || !draft) return { ok: false, reason: 'unreadable' }
  const { authors } = copy
  const { number } = await keep(tx, document, {
    content: contentOf(draft),
    origin: 'discarded',
    authors,
    personId: doer.personId,
    now,
  })
  const described = await describeAsPublic(tx, document)
  return {
    ok: true,
    state: 'published',
    ...described,
    document: { ...described.document, reason: null },
    data: { revision: number },
  }
}

function withoutAgencies(draft: Draft, slugs: string[]): Draft {
  if ('partners' in draft)
    return { ...draft, partners: draft.partners.filter((slug) => !slugs.includes(slug)) }
  if ('agencies' in draft)
    return { ...draft, agencies: draft.agencies.filter((slug) => !slugs.includes(slug)) }
  return draft
}

/** The frozen text in question. The database holds that there is one in the states where this is called. */
export function revisionOf({ id, currentRevision }: Case['document']) {
  if (!currentRevision) throw new Error(`Document ${id} has no frozen text.`)
  return currentRevision
}
