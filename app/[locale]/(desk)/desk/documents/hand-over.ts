'use server'

import { redirect } from 'next/navigation'
import type { DeskDeed } from '@/components/desk/desk-home'
import { addressIn } from '@/lib/addresses'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import { mend } from '@/lib/editorial/mending'
import { perform } from '@/lib/editorial/mutations'
import { answerForm } from '@/lib/form-answer'
import { numberOf, textOf } from '@/lib/form-fields'
import { readLocale } from '@/lib/locales'
import { requireActor } from '../guard'

/** What was asked for, and why it was not done. */
export type RefusedChange = { act: string; reason: string; refusal: string }

/** What owners do with a text from here, and what is said of it afterwards. */
const deeds = {
  submit: 'sent',
  sign: 'signed',
  decline: 'declined',
  leave: 'left',
  withdraw: 'takenBack',
  confirm: 'seen',
} as const satisfies Record<string, DeskDeed>

/** Hands a text over, signs it, leaves it or takes it back. */
export async function handOver(form: FormData): Promise<void> {
  const locale = readLocale(textOf(form, 'locale'))
  const actor = await requireActor('/desk', locale)
  const act = (Object.keys(deeds) as (keyof typeof deeds)[]).find((deed) => deed === textOf(form, 'act'))
  if (!act) return redirect(addressIn(locale, '/desk'))
  const reason = textOf(form, 'reason')
  const outcome = await perform(actor, {
    documentId: textOf(form, 'id'),
    lockVersion: numberOf(form, 'lockVersion'),
    key: textOf(form, 'key'),
    action: act,
    reason,
  })
  if (!outcome.ok) return answerForm({ act, reason, refusal: outcome.reason } satisfies RefusedChange)
  const done = act === 'submit' && outcome.state === 'cosigning' ? 'signatureAsked' : deeds[act]
  redirect(`${addressIn(locale, '/desk')}?done=${done}`)
}

/** Mends a text where its owner said so, and leads back to its check. */
export async function mendText(form: FormData): Promise<void> {
  const locale = readLocale(textOf(form, 'locale'))
  const actor = await requireActor('/desk', locale)
  const kind = textOf(form, 'kind') === 'story' ? 'story' : 'activity'
  const id = textOf(form, 'id')
  const change = { documentId: id, lockVersion: numberOf(form, 'lockVersion'), key: textOf(form, 'key') }
  const outcome = await mend(actor, kind, change, {
    countries: form.getAll('country').map(String),
    mentions: form.getAll('mention').map(String),
    removesInvisible: textOf(form, 'invisible') === 'on',
  })
  if (!outcome.ok)
    return answerForm({ act: 'mend', reason: '', refusal: outcome.reason } satisfies RefusedChange)
  redirect(`${addressIn(locale, deskAddress({ kind, id }, 'submission'))}?done=mended`)
}
