'use server'

import { redirect } from 'next/navigation'
import type { RefusedEntry } from '@/components/desk/new-entry-page'
import { addressIn } from '@/lib/addresses'
import { beginEntry, begunKinds, type NewEntry } from '@/lib/editorial/begin'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import { answerForm } from '@/lib/form-answer'
import { textOf } from '@/lib/form-fields'
import { readLocale } from '@/lib/locales'
import { requireActor } from '../../guard'

/** Begins an entry, and leads to where it is written. */
export async function begin(form: FormData): Promise<void> {
  const locale = readLocale(textOf(form, 'locale'))
  const actor = await requireActor('/desk/activities/new', locale)
  const given: NewEntry = {
    kind: begunKinds.find((kind) => kind === textOf(form, 'kind')) ?? 'activity',
    agencyId: textOf(form, 'agency'),
    period: textOf(form, 'period'),
    rolledFromId: textOf(form, 'rolledFrom'),
    isSure: textOf(form, 'sure') === 'on',
    key: textOf(form, 'key'),
  }
  const begun = await beginEntry(actor, given)
  if (!begun.ok) return answerForm({ given, refusal: begun } satisfies RefusedEntry)
  redirect(addressIn(locale, deskAddress(begun)))
}
