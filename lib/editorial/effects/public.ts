import { publishRevision, withdraw } from '../../publication/publish.ts'
import { readDraft } from '../draft.ts'
import { type Doer, portal } from '../policy.ts'
import { unknownIn } from '../references.ts'
import type { Requirement } from '../requirements.ts'
import type { Case, Effect } from './effect.ts'
import { revisionOf } from './owners.ts'
import { type Described, describe, freeze, workingCopyOf } from './text.ts'

/** What changes what the public sees. */

/** A second person reviews an emergency publication within this time. */
export const emergencyReviewMs = 72 * 60 * 60 * 1000

export async function publish(given: Case<Doer>): Promise<Effect> {
  const { tx, doer, document, now } = given
  const standing = await asItStands(given)
  if (!standing.ok) return standing
  const { revisionId } = standing
  const personId = doer === portal ? null : doer.personId
  const { version } = await publishRevision(tx, { documentId: document.id, revisionId, at: now, personId })
  return {
    ok: true,
    state: 'published',
    document: { reason: null, reviewDueAt: null },
    data: { revision: revisionOf(document).number, version },
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
export async function publishInEmergency(given: Case): Promise<Effect> {
  const { tx, doer, document, said, now } = given
  const frozen = document.currentRevision ? await asItStands(given) : await freezeAtOnce(given)
  if (!frozen.ok) return frozen
  const { revisionId } = frozen
  const publishing = { documentId: document.id, revisionId, at: now, personId: doer.personId }
  const { version } = await publishRevision(tx, { ...publishing, isEmergency: true })
  const reason = said.reason?.trim()
  const reviewDueAt = new Date(now.getTime() + emergencyReviewMs)
  return {
    ok: true,
    state: 'published',
    ...frozen.described,
    document: { ...frozen.described?.document, reviewDueAt, reason: null },
    data: { version, reason },
  }
}

type Publishable =
  | { ok: true; revisionId: string; described?: Described }
  | { ok: false; reason: 'incomplete' | 'unreadable'; requirements?: Requirement[] }

/** The frozen text. Since it was handed over, what it names may have been renamed or removed. */
async function asItStands({ tx, document }: Case<Doer>): Promise<Publishable> {
  const { id: revisionId, content } = revisionOf(document)
  const requirements = await unknownIn(tx, document.kind, content as object)
  return requirements.length > 0
    ? { ok: false, reason: 'incomplete', requirements }
    : { ok: true, revisionId }
}

async function freezeAtOnce({ tx, doer, document, now }: Case): Promise<Publishable> {
  const copy = await workingCopyOf(tx, document)
  const draft = copy && readDraft(document.kind, copy.content)
  if (!copy || !draft) return { ok: false, reason: 'unreadable' }
  const by = { authors: copy.authors, personId: doer.personId, now }
  const frozen = await freeze(tx, document, { draft, origin: 'emergency', ...by })
  if (!frozen.ok) return { ok: false, reason: 'incomplete', requirements: frozen.requirements }
  return { ok: true, revisionId: frozen.revisionId, described: await describe(tx, document, draft, now) }
}

export async function reviewEmergency({ document }: Case): Promise<Effect> {
  return { ok: true, state: document.state, document: { reviewDueAt: null } }
}
