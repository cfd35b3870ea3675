import { recordRefusal } from '../audit/refusals.ts'
import { type Actor, speaksFor } from '../auth/actor.ts'
import type { DocumentKind } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import { findOpenRounds } from '../reporting/rounds.ts'
import { findNearDuplicates, type NearDuplicate } from './duplicates.ts'
import { createDocument } from './mutations.ts'
import type { RefusalReason } from './policy.ts'
import { rolledContent } from './roll-forward.ts'

/** Kinds that are begun with a form; the profile of an agency is there already. */
export const begunKinds = ['activity', 'story', 'programme_result'] as const satisfies readonly DocumentKind[]
export type BegunKind = (typeof begunKinds)[number]

export type NewEntry = {
  kind: BegunKind
  agencyId: string
  /** Slug of a period. */
  period: string
  /** What it goes on from; empty for nothing. */
  rolledFromId: string
  /** Whether it is to be begun although there is one like it. */
  isSure: boolean
  key: string
}

export type BegunEntry =
  | { ok: true; id: string; kind: BegunKind }
  | { ok: false; reason: RefusalReason | 'agencyMissing' | 'periodMissing' | 'statement' }
  | { ok: false; reason: 'duplicates'; duplicates: NearDuplicate[] }

/**
 * Begins an entry, empty or with what was reported last time. Asks once more where the agency has one like it for the
 * same time, and refuses while it states that it has nothing to report.
 */
export async function beginEntry(actor: Actor, entry: NewEntry, now = new Date()): Promise<BegunEntry> {
  const { kind, agencyId, key } = entry
  if (!agencyId || !speaksFor(actor, agencyId)) {
    if (agencyId) await noteRefusal(actor, entry, 'notYours', now)
    return { ok: false, reason: 'agencyMissing' }
  }
  if (kind !== 'activity') {
    // The agency that tells a story stands first among those that it tells of.
    const content =
      kind === 'story'
        ? { agencies: actor.agencies.filter(({ id }) => id === agencyId).map(({ slug }) => slug) }
        : {}
    return begun(kind, await createDocument(actor, { kind, agencyId, content, key }, now))
  }
  const rounds = await findOpenRounds([agencyId], now)
  const round = rounds.find(({ slug }) => slug === entry.period)
  if (!round) return { ok: false, reason: entry.period ? 'periodClosed' : 'periodMissing' }
  const { periodId } = round
  const where = { periodId, agencyId, withdrawnAt: null }
  const stated = await inTheNameOf(actor, (tx) => tx.nothingToReport.count({ where }))
  if (stated > 0) return { ok: false, reason: 'statement' }
  const { rolledFromId } = entry
  const content = rolledFromId ? await rolledContent(actor, rolledFromId, agencyId) : {}
  if (!content) {
    await noteRefusal(actor, entry, 'notFound', now)
    return { ok: false, reason: 'notFound' }
  }
  if (rolledFromId && !entry.isSure) {
    const text = { title: '', excerpt: '', body: '', ...content }
    const duplicates = await findNearDuplicates(actor, { agencyIds: [agencyId], period: round, text })
    // Sent twice, the first is no duplicate of the second.
    if (duplicates.length > 0 && !duplicates.some(({ id }) => id === key))
      return { ok: false, reason: 'duplicates', duplicates }
  }
  const more = rolledFromId ? { rolledFromId } : {}
  return begun(kind, await createDocument(actor, { kind, agencyId, periodId, content, key, ...more }, now))
}

/** As `createDocument` notes its own. */
async function noteRefusal(
  actor: Actor,
  { kind, agencyId }: NewEntry,
  reason: RefusalReason,
  now: Date,
): Promise<void> {
  await recordRefusal(actor, { act: 'document.create', reason, agencyId, about: { kind } }, now)
}

function begun(kind: BegunKind, created: Awaited<ReturnType<typeof createDocument>>): BegunEntry {
  return created.ok ? { ...created, kind } : created
}
