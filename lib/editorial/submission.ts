import type { Actor } from '../auth/actor.ts'
import type { DocumentKind } from '../database/generated/client.ts'
import { inTheNameOf } from '../database/in-the-name-of.ts'
import type { Span } from '../format.ts'
import { doubtsIn } from './doubts.ts'
import { type Draft, partnersOf } from './draft.ts'
import { findNearDuplicates, type NearDuplicate } from './duplicates.ts'
import { factsOf, findDocument } from './facts.ts'
import { findGoneLinksOf } from './links-under-way.ts'
import { findLexicon, type Named, namedIn } from './named.ts'
import { type RefusalReason, refusalOf } from './policy.ts'
import { type EditedDocument, findEditedDocument } from './queries.ts'
import { missingFrom, type Requirement } from './requirements.ts'
import { findRolledFrom, type RolledField, rolledFieldsOf } from './roll-forward.ts'

/** All that is to be seen before a text is handed over. */
export type Submission = {
  document: EditedDocument
  /** What stands in the way. */
  missing: Requirement[]
  /** What ought to be looked at. */
  doubts: Requirement[]
  duplicates: NearDuplicate[]
  rolled: { title: string; slug: string | null; period: Span | null; fields: RolledField[] } | null
  /** What the text names and its fields do not. */
  named: Named
  /** How many files go with the text; null where none can. */
  files: number | null
  /** Acronyms of the agencies that will be asked to sign. */
  signers: string[]
  /** Why this person cannot hand it over now, whatever the text. */
  refusal: RefusalReason | null
}

/** What stands before a handing over of the document; null where there is none for this person. */
export async function findSubmission(
  actor: Actor,
  kind: DocumentKind,
  id: string,
  now = new Date(),
): Promise<Submission | null> {
  const document = await findEditedDocument(actor, kind, id, now)
  const record = document && (await inTheNameOf(actor, (tx) => findDocument(tx, id)))
  if (!document || !record) return null
  const { draft, lead } = document
  const [lexicon, goneLinks, duplicates, rolled] = await Promise.all([
    findLexicon(),
    findGoneLinksOf(draft, now),
    duplicatesOf(
      actor,
      document,
      record.partners.map(({ agencyId }) => agencyId),
    ),
    rolledFrom(actor, document),
  ])
  const signers = partnersOf(draft, lead.slug)
  return {
    document,
    missing: missingFrom(kind, draft, lead.slug),
    doubts: doubtsIn(kind, draft, { lead, lexicon, goneLinks }),
    duplicates,
    rolled,
    named: namedIn(draft, lead.slug, lexicon),
    files: 'attachments' in draft ? draft.attachments.length : null,
    signers: signers.map((slug) => lexicon.agencies.get(slug)?.acronym ?? slug),
    refusal: refusalOf('submit', actor, factsOf(record, now), {}, now),
  }
}

async function duplicatesOf(
  actor: Actor,
  { id, kind, draft, lead }: EditedDocument,
  partnerIds: string[],
): Promise<NearDuplicate[]> {
  if (kind !== 'activity' || !('excerpt' in draft) || !draft.period) return []
  const period = { startMonth: draft.period.start, endMonth: draft.period.end }
  // Of an agency for which somebody does not speak, they may know what is public.
  const agencyIds = [lead.id, ...partnerIds]
  return findNearDuplicates(actor, { id, agencyIds, period, text: draft })
}

async function rolledFrom(
  actor: Actor,
  { id, draft }: { id: string; draft: Draft },
): Promise<Submission['rolled']> {
  if (!('excerpt' in draft)) return null
  const before = await findRolledFrom(actor, id)
  if (!before) return null
  const { title, slug, period } = before
  return { title, slug, period, fields: rolledFieldsOf(before.draft, draft) }
}
