import { redirect } from 'next/navigation'
import { addressIn } from '@/lib/addresses'
import type { Actor } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findLastEntry, type HistoryEntry } from '@/lib/editorial/history'
import type { Outcome } from '@/lib/editorial/mutations'
import type { Action } from '@/lib/editorial/workflow'
import { type Locale, readLocale } from '@/lib/locales'
import { textOf } from '../documents/sent-text'

export const queuePath = '/desk/moderation'

export function isModerating(actor: Actor): boolean {
  return mayOpen(actor, 'moderation')
}

/** Which document a form is of, and in which language its page is. */
export type Place = { id: string; locale: Locale }

export function placeOf(form: FormData): Place {
  return { id: textOf(form, 'id'), locale: readLocale(textOf(form, 'locale')) }
}

/** Back to the review, which says what was done. */
export function goOn({ id, locale }: Place, done: Action): never {
  redirect(`${addressIn(locale, `${queuePath}/${id}`)}?done=${done}`)
}

/** The document as it was seen. */
export function target({ id }: Place, form: FormData) {
  return { documentId: id, lockVersion: numberOf(form, 'lockVersion'), key: textOf(form, 'key') }
}

type Refusal = { refusal: string; isConflict: boolean; last: HistoryEntry | null }

/** A refusal of what has changed since the page was made is a conflict: somebody else was there first. */
export async function whyNot(
  actor: Actor,
  { id }: Place,
  form: FormData,
  { reason, lockVersion }: Extract<Outcome, { ok: false }>,
): Promise<Refusal> {
  const isConflict = lockVersion !== undefined && lockVersion !== numberOf(form, 'lockVersion')
  const last = isConflict ? await findLastEntry(actor, id) : null
  return { refusal: reason, isConflict, last }
}

export function numberOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
