import { recordRefusal } from '../audit/refusals.ts'
import type { Actor } from '../auth/actor.ts'
import { withoutInvisible } from './doubts/characters.ts'
import type { Draft } from './draft.ts'
import type { EditedKind } from './fields.ts'
import { type Outcome, perform } from './mutations.ts'
import { findEditedDocument } from './queries.ts'

/** What can be mended of a text without opening it: names confirmed as tags, and characters that nobody sees. */
export type Mending = { countries: string[]; mentions: string[]; removesInvisible: boolean }

type Change = { documentId: string; lockVersion: number | undefined; key: string | undefined }

/** Mends a text under way as its owner says, on the text as they saw it. */
export async function mend(
  actor: Actor,
  kind: EditedKind,
  change: Change,
  mending: Mending,
  now = new Date(),
): Promise<Outcome> {
  const document = await findEditedDocument(actor, kind, change.documentId, now)
  if (!document) {
    const { documentId } = change
    await recordRefusal(actor, { act: 'document.save', reason: 'notFound', documentId }, now)
    return { ok: false, reason: 'notFound' }
  }
  const content = mended(document.draft, document.lead.slug, mending)
  return perform(actor, { ...change, action: 'save', content }, now)
}

/** The text with these tags added, and without characters that nobody sees, where that is asked for. */
export function mended(
  draft: Draft,
  lead: string,
  { countries, mentions, removesInvisible }: Mending,
): Draft {
  const tagged =
    'countries' in draft
      ? {
          ...draft,
          countries: [...new Set([...draft.countries, ...countries])],
          mentions: [...new Set([...draft.mentions, ...mentions])].filter((slug) => slug !== lead),
        }
      : draft
  return removesInvisible ? (withoutInvisibleIn(tagged) as Draft) : tagged
}

function withoutInvisibleIn(value: unknown): unknown {
  if (typeof value === 'string') return withoutInvisible(value)
  if (Array.isArray(value)) return value.map(withoutInvisibleIn)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withoutInvisibleIn(part)]))
}
