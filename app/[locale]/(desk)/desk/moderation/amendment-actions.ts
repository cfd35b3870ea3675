'use server'

import { redirect } from 'next/navigation'
import type { AmendmentAnswer } from '@/components/moderation/amendment-page'
import { addressIn } from '@/lib/addresses'
import { recordRefusal } from '@/lib/audit/refusals'
import { currentActor } from '@/lib/auth/session'
import { readForm, removeItem } from '@/lib/editorial/form'
import { perform } from '@/lib/editorial/mutations'
import { findReview } from '@/lib/editorial/review'
import { isTooLarge } from '@/lib/editorial/working-copy'
import { answerForm } from '@/lib/form-answer'
import { entriesOf, settledIn, textOf } from '../documents/sent-text'
import { requireRight } from '../guard'
import { goOn, isModerating, numberOf, type Place, queuePath, target, whyNot } from './respond'

/** Takes the form of a moderator's own edit: the text as it was sent, what the form does not show as it is. */
export async function amend(place: Place, form: FormData): Promise<void> {
  if (!(await currentActor())) return answer({ entries: entriesOf(form) })
  const { id, locale } = place
  const path = `${queuePath}/${encodeURIComponent(id)}/amendment`
  const tried = { act: 'document.amend', documentId: id }
  const actor = await requireRight(path, locale, isModerating, tried)
  const review = await findReview(actor, id)
  if (!review?.text) {
    await recordRefusal(actor, { ...tried, reason: 'notFound' })
    return redirect(addressIn(locale, path))
  }
  const { kind, text, lead, revision } = review
  const intent = textOf(form, 'intent')
  const [, adding = null] = /^add:(\w+)$/.exec(intent) ?? []
  if (intent.startsWith('remove:')) removeItem(form, intent.slice('remove:'.length))
  const isSettling = intent === 'settle'
  const read = isSettling ? settledIn(form, { kind, draft: text }) : readForm(kind, form, text, lead.slug)
  if (!read) return redirect(addressIn(locale, path))
  const { draft, problems } = read
  if (problems.length > 0 || adding || intent.startsWith('remove:')) {
    const typed = readForm(kind, form, text, lead.slug, { keepsBlank: true }).draft
    return answer({ refused: { typed, problems, adding } })
  }
  const outcome = await perform(actor, { ...target(place, form), action: 'amend', content: draft })
  if (outcome.ok) return goOn(place, 'amend')
  const { requirements = [] } = outcome
  const why = await whyNot(actor, place, form, outcome)
  const refusal = why.refusal === 'unreadable' && isTooLarge(draft) ? 'tooLarge' : why.refusal
  // Where there is another text by now, both are shown; a claim or a comment alone makes none.
  const isOtherText = why.isConflict && numberOf(form, 'revision') !== revision?.number
  answer({ refused: { typed: draft, problems, requirements, isOtherText, ...why, refusal } })
}

function answer(given: AmendmentAnswer): void {
  answerForm(given)
}
