import { hashOf } from '../../canonical-json.ts'
import { contentOf, readDraft } from '../draft.ts'
import type { Case, Effect } from './effect.ts'
import { revisionOf } from './owners.ts'
import { describe, freeze, readSent, thaw } from './text.ts'

/** What moderators do with what was handed over, before it is public. */

/** A claim says "I am looking at this" for so long; anybody may take it over. */
export const claimMs = 2 * 60 * 60 * 1000
/** So long the owners have to look at what a moderator changed. */
export const lastLookMs = 48 * 60 * 60 * 1000

export async function claim({ doer, document, now }: Case): Promise<Effect> {
  return {
    ok: true,
    state: 'in_review',
    document: { claimedById: doer.personId, claimedUntil: new Date(now.getTime() + claimMs) },
    data: { takenFrom: document.claimedById },
  }
}

export async function release(): Promise<Effect> {
  return { ok: true, state: 'submitted', document: unclaimed }
}

/** The comments say which; they stay until they are resolved. */
export async function requestChanges({ document, facts }: Case): Promise<Effect> {
  const data = { revision: revisionOf(document).number, comments: facts.openComments }
  return { ok: true, state: 'changes_requested', document: unclaimed, data }
}

/**
 * A moderator's own edit is the next revision: another moderator is needed for it, and the owners get a last look. It
 * makes nobody an owner, and nobody none.
 */
export async function amend({ tx, doer, document, draft: sent, now }: Case): Promise<Effect> {
  if (!sent) return { ok: false, reason: 'unreadable' }
  const revision = revisionOf(document)
  const before = readDraft(document.kind, revision.content)
  const { draft, ...kept } = readSent(sent, before, { invites: false })
  if (before && hashOf(contentOf(before)) === hashOf(contentOf(draft)))
    return { ok: true, unchanged: true, ...kept }
  const authors = [...new Set([...revision.authors, doer.personId])]
  const frozen = await freeze(tx, document, {
    draft,
    origin: 'amendment',
    authors,
    personId: doer.personId,
    now,
  })
  if (!frozen.ok) return { ok: false, reason: 'incomplete', requirements: frozen.requirements }
  const lastLookUntil = new Date(now.getTime() + lastLookMs)
  const described = await describe(tx, document, draft, now)
  return {
    ok: true,
    state: 'in_review',
    ...described,
    document: { ...described.document, ...unclaimed, currentRevisionId: frozen.revisionId, lastLookUntil },
    data: { revision: frozen.number },
    ...kept,
  }
}

export async function approve({ tx, doer, document, now }: Case): Promise<Effect> {
  const { id: revisionId, hash, number } = revisionOf(document)
  await tx.approval.create({ data: { revisionId, hash, moderatorId: doer.personId, approvedAt: now } })
  return { ok: true, state: 'approved', document: unclaimed, data: { revision: number } }
}

/** What was under way is kept with the document, for a reopening. */
export async function refuse({ tx, doer, document, said, now }: Case): Promise<Effect> {
  if (document.state !== 'draft') await thaw(tx, document, doer.personId, now)
  const reason = said.reason?.trim() ?? null
  const ended = { currentRevisionId: null, publishAt: null, lastLookUntil: null, reason }
  return { ok: true, state: 'refused', document: { ...unclaimed, ...ended }, data: { reason } }
}

export async function reopen({ tx, doer, document, now }: Case): Promise<Effect> {
  await thaw(tx, document, doer.personId, now)
  return { ok: true, state: 'draft', document: { reason: null } }
}

const unclaimed = { claimedById: null, claimedUntil: null }
