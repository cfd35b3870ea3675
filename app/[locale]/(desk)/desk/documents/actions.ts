'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { RefusedText } from '@/components/editor/edited-text'
import { addressIn } from '@/lib/addresses'
import { recordRefusal } from '@/lib/audit/refusals'
import { currentActor } from '@/lib/auth/session'
import { deskAddress, fieldAnchor } from '@/lib/editorial/desk-addresses'
import type { EditedKind } from '@/lib/editorial/fields'
import { readForm, removeItem } from '@/lib/editorial/form'
import { longestText, mostItems } from '@/lib/editorial/limits'
import { createDocument, perform } from '@/lib/editorial/mutations'
import type { RefusalReason } from '@/lib/editorial/policy'
import { type EditedDocument, findEditedDocument } from '@/lib/editorial/queries'
import { isTooLarge } from '@/lib/editorial/working-copy'
import { answerForm } from '@/lib/form-answer'
import { formatNumber } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import { requireActor } from '../guard'
import { entriesOf, settledIn, textOf } from './sent-text'

/** Which document a form is of. Actions do not know the page that they came from. */
type Place = { locale: Locale; kind: EditedKind; id: string }

/** Takes the form of a text, as it is sent without script. */
export async function saveText(place: Place, form: FormData): Promise<void> {
  const actor = await currentActor()
  if (!actor) return answer({ entries: entriesOf(form) })
  const document = await findEditedDocument(actor, place.kind, place.id)
  if (!document) {
    await recordRefusal(actor, { act: 'document.save', reason: 'notFound', documentId: place.id })
    return redirect(addressIn(place.locale, '/desk'))
  }
  const intent = textOf(form, 'intent')
  if (intent.startsWith('remove:')) removeItem(form, intent.slice('remove:'.length))
  const read =
    intent === 'settle'
      ? settledIn(form, document)
      : readForm(place.kind, form, document.draft, document.lead.slug)
  if (!read) return redirect(addressIn(place.locale, deskAddress(document)))
  if (read.problems.length > 0) {
    const typed = readForm(place.kind, form, document.draft, document.lead.slug, { keepsBlank: true }).draft
    return answer({ problems: read.problems, typed })
  }
  const change = { documentId: place.id, ...versionOf(form), content: read.draft }
  const outcome = await perform(actor, { ...change, action: 'save' })
  if (outcome.ok && outcome.partnersKept) {
    const t = await getTranslations({ locale: place.locale, namespace: 'editor.answer' })
    return answer({ message: t('partnersKept', { lead: document.lead.acronym }) })
  }
  if (outcome.ok) return redirect(addressIn(place.locale, wayAfter(document, intent)))
  const isTooMuch = outcome.reason === 'unreadable' && isTooLarge(read.draft)
  const message = await wordsFor(isTooMuch ? 'tooLarge' : outcome.reason, place.locale)
  answer({ message, typed: read.draft, isStale: outcome.reason === 'stale' })
}

/** Begins the next version of a text that is public, or was. */
export async function reviseText(place: Place, form: FormData): Promise<void> {
  const actor = await requireActor('/desk', place.locale)
  const outcome = await perform(actor, { documentId: place.id, action: 'revise', ...versionOf(form) })
  if (!outcome.ok) return answer({ message: await wordsFor(outcome.reason, place.locale) })
  const document = await findEditedDocument(actor, place.kind, place.id)
  redirect(addressIn(place.locale, document ? deskAddress(document) : '/desk'))
}

/** Begins the profile of an agency, which has the agency's identifier. */
export async function beginProfile(place: Place): Promise<void> {
  const path = deskAddress(place)
  const actor = await requireActor(path, place.locale)
  const { id: agencyId, kind } = place
  const outcome = await createDocument(actor, { kind, agencyId, key: agencyId })
  if (outcome.ok) redirect(addressIn(place.locale, path))
  answer({ message: await wordsFor(outcome.reason, place.locale) })
}

/** Where to go on: the next page, or the item that was added. */
function wayAfter(document: EditedDocument, intent: string): string {
  const path = deskAddress(document)
  if (intent === 'preview') return `${path}/preview`
  if (intent === 'check') return `${path}/submission`
  const [, added] = /^add:(\w+)$/.exec(intent) ?? []
  return added ? `${path}?add=${added}#${fieldAnchor(added)}` : path
}

function versionOf(form: FormData) {
  const lockVersion = textOf(form, 'lockVersion')
  return {
    lockVersion: /^\d{1,9}$/.test(lockVersion) ? Number(lockVersion) : undefined,
    key: textOf(form, 'key'),
  }
}

async function wordsFor(reason: RefusalReason | 'tooLarge', locale: Locale): Promise<string> {
  const t = await getTranslations({ locale })
  if (reason !== 'tooLarge') return t(`desk.refusal.${reason}`)
  const [most, items] = [formatNumber(longestText, locale), formatNumber(mostItems, locale)]
  return t('editor.answer.tooLarge', { most, items })
}

function answer(refused: RefusedText): void {
  answerForm(refused)
}
