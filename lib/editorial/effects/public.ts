import { publishRevision, withdraw } from '../../publication/publish.ts'
import { readDraft } from '../draft.ts'
import { type Doer, portal } from '../policy.ts'
import type { Case, Effect } from './effect.ts'
import { revisionOf } from './owners.ts'
import { freeze, workingCopyOf } from './text.ts'

/** What changes what the public sees. */

/** A second person reviews an emergency publication within this time. */
export const emergencyReviewMs = 72 * 60 * 60 * 1000

export async function publish({ tx, doer, document, now }: Case<Doer>): Promise<Effect> {
  const { id: revisionId, number } = revisionOf(document)
  const personId = doer === portal ? null : doer.personId
  const { version } = await publishRevision(tx, { documentId: document.id, revisionId, at: now, personId })
  return {
    ok: true,
    state: 'published',
    document: { reason: null, reviewDueAt: null },
    data: { revision: number, version },
  }
}

export async function schedule({ said }: Case): Promise<Effect> {
  const publishAt = said.publishAt ?? null
  return {
    ok: true,
    state: 'scheduled',
    document: { publishAt },
    data: { publishAt: publishAt?.toISOString(), timeZone: said.timeZone },
  }
}

export async function unschedule(): Promise<Effect> {
  return { ok: true, state: 'approved', document: { publishAt: null } }
}

/** A text that is under way stays so; only what is public goes. */
export async function unpublish({ tx, document, said, now }: Case): Promise<Effect> {
  const reason = said.reason?.trim() ?? ''
  await withdraw(tx, { documentId: document.id, reason, at: now })
  const state = document.state === 'published' ? 'unpublished' : document.state
  return { ok: true, state, data: { reason } }
}

/** What cannot wait for a second person is public at once, and reviewed afterwards. */
export async function publishInEmergency({ tx, doer, document, said, now }: Case): Promise<Effect> {
  const reason = said.reason?.trim()
  let revisionId = document.currentRevisionId
  if (!revisionId) {
    const copy = await workingCopyOf(tx, document)
    const draft = copy && readDraft(document.kind, copy.content)
    if (!copy || !draft) return { ok: false, reason: 'unreadable' }
    const { authors } = copy
    const frozen = await freeze(tx, document, {
      draft,
      origin: 'emergency',
      authors,
      personId: doer.personId,
      now,
    })
    if (!frozen.ok) return { ok: false, reason: 'incomplete', requirements: frozen.requirements }
    revisionId = frozen.revisionId
  } else await tx.workingCopy.deleteMany({ where: { documentId: document.id } })
  const publishing = { documentId: document.id, revisionId, at: now, personId: doer.personId }
  const { version } = await publishRevision(tx, { ...publishing, isEmergency: true })
  const reviewDueAt = new Date(now.getTime() + emergencyReviewMs)
  return { ok: true, state: 'published', document: { reviewDueAt, reason: null }, data: { version, reason } }
}

export async function reviewEmergency({ document }: Case): Promise<Effect> {
  return { ok: true, state: document.state, document: { reviewDueAt: null } }
}
