import type { Kind, ModelDocument, ModelPerson, ModelText } from './model-facts.ts'
import { markOf } from './model-texts.ts'

/** A document as somebody began it. */
export function begun(given: {
  id: string
  kind: Kind
  lead: string
  by: ModelPerson
  period: string | null
  text: ModelText
}): ModelDocument {
  const { id, kind, lead, by, period, text } = given
  return {
    id,
    kind,
    lead,
    period,
    partners: [...text.partners],
    title: text.title,
    state: 'draft',
    lockVersion: 1,
    copy: { text, authors: [by.id] },
    ...untouched,
    revisions: [],
    live: null,
    publications: [],
  }
}

const untouched = {
  current: null,
  claimedBy: null,
  publishAt: null,
  lastLookUntil: null,
  reviewDueAt: null,
  reason: null,
  openComments: 0,
  withdrawn: null,
}

/** A profile of the starting content, which nobody here has written. */
export function fromInventory(
  row: { id: string; lockVersion: number; revisions: { content: unknown }[] },
  lead: string,
  title: string,
): ModelDocument {
  const mark = markOf('agency_profile', row.revisions[0]?.content)
  const text = { mark, title, partners: [], period: null, incomplete: false }
  return {
    id: row.id,
    kind: 'agency_profile',
    lead,
    period: null,
    partners: [],
    title,
    state: 'published',
    lockVersion: row.lockVersion,
    copy: null,
    ...untouched,
    revisions: [{ text, authors: [], frozenBy: null, origin: 'inventory', signatures: {}, approvedBy: null }],
    live: 1,
    publications: [{ revision: 1, by: null, emergency: false, ended: false }],
  }
}
