'use server'

import type { AskedAnswer } from '@/components/moderation/asked-page'
import type { QueueAnswer } from '@/components/moderation/queue-page'
import type { ReviewAnswer } from '@/components/moderation/review-actions'
import type { Actor } from '@/lib/auth/actor'
import { perform } from '@/lib/editorial/mutations'
import { titlesOf } from '@/lib/editorial/queue'
import { remind } from '@/lib/editorial/reminders'
import { type Action, actions } from '@/lib/editorial/workflow'
import { answerForm } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'
import { isTimeZone, momentOf } from '@/lib/time-zones'
import { textOf } from '../documents/sent-text'
import { requireRight } from '../guard'
import { goOn, isModerating, numberOf, placeOf, queuePath, target, whyNot } from './respond'

/** Claims, releases or reminds: one document by its own button, or all that were chosen. */
export async function doWithQueued(form: FormData): Promise<void> {
  const [one, id] = textOf(form, 'one').split(' ')
  const act = one || textOf(form, 'all')
  const ids = id ? [id] : form.getAll('document').map(String)
  if (act !== 'claim' && act !== 'release' && act !== 'remind') return
  const actor = await requireRight(queuePath, readLocale(textOf(form, 'locale')), isModerating, {
    act: `document.${act}`,
  })
  if (ids.length === 0)
    return answerForm({ done: 'nothingChosen', count: 0, refused: [] } satisfies QueueAnswer)
  const titles = await titlesOf(actor, ids)
  const refused: QueueAnswer['refused'] = []
  for (const id of ids) {
    const outcome =
      act === 'remind'
        ? await remind(actor, id)
        : await perform(actor, {
            documentId: id,
            action: act,
            lockVersion: numberOf(form, `lockVersion ${id}`),
            key: textOf(form, `key ${id}`),
          })
    if (!outcome.ok) refused.push({ title: titles.get(id) ?? id, reason: outcome.reason })
  }
  answerForm({ done: act, count: ids.length - refused.length, refused } satisfies QueueAnswer)
}

/** What is one press of a button on the page of a review. */
export async function press(form: FormData): Promise<void> {
  const act = actOf(form)
  const actor = await moderating(form, act)
  const outcome = await perform(actor, { ...target(placeOf(form), form), action: act })
  if (outcome.ok) return goOn(placeOf(form), act)
  answerForm({ act, ...(await whyNot(actor, placeOf(form), form, outcome)) } satisfies ReviewAnswer)
}

/** What needs a reason or a time. */
export async function doAsAsked(form: FormData): Promise<void> {
  const act = actOf(form)
  const actor = await moderating(form, act)
  const given = {
    reason: textOf(form, 'reason'),
    date: textOf(form, 'date'),
    time: textOf(form, 'time'),
    timeZone: textOf(form, 'timeZone'),
  }
  const { timeZone } = given
  const publishAt = isTimeZone(timeZone) ? momentOf({ ...given, timeZone }) : null
  if (act === 'schedule' && !publishAt)
    return answerForm({ given, refusal: 'noMoment', isConflict: false, last: null } satisfies AskedAnswer)
  const outcome = await perform(actor, {
    ...target(placeOf(form), form),
    action: act,
    reason: given.reason,
    ...(publishAt && { publishAt, timeZone }),
  })
  if (outcome.ok) return goOn(placeOf(form), act)
  answerForm({ given, ...(await whyNot(actor, placeOf(form), form, outcome)) } satisfies AskedAnswer)
}

function moderating(form: FormData, act: Action): Promise<Actor> {
  const { id: documentId, locale } = placeOf(form)
  const tried = { act: `document.${act}`, documentId }
  return requireRight(`${queuePath}/${encodeURIComponent(documentId)}`, locale, isModerating, tried)
}

/** Nothing else is asked for by these forms; what is none is refused by the policy as what nobody may do. */
function actOf(form: FormData): Action {
  const act = textOf(form, 'act')
  return actions.find((action) => action === act) ?? 'publishWhenDue'
}
