'use server'

import { redirect } from 'next/navigation'
import type { AmendedText, AmendmentAnswer } from '@/components/moderation/amendment-page'
import { amendedFields } from '@/components/moderation/amendment-page'
import type { AskedAnswer } from '@/components/moderation/asked-page'
import type { QueueAnswer } from '@/components/moderation/queue-page'
import type { ReviewAnswer } from '@/components/moderation/review-actions'
import { addressIn } from '@/lib/addresses'
import type { Actor } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findLastEntry } from '@/lib/editorial/history'
import { type Outcome, perform } from '@/lib/editorial/mutations'
import { titlesOf } from '@/lib/editorial/queue'
import { remind } from '@/lib/editorial/reminders'
import { findReview } from '@/lib/editorial/review'
import { type Action, actions } from '@/lib/editorial/workflow'
import { answerForm } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'
import { isTimeZone, momentOf } from '@/lib/time-zones'
import { requireRight } from '../guard'

const path = '/desk/moderation'

/** Claims, releases or reminds: one document by its own button, or all that were chosen. */
export async function doWithQueued(form: FormData): Promise<void> {
  const [one, id] = textOf(form, 'one').split(' ')
  const act = one || textOf(form, 'all')
  const ids = id ? [id] : form.getAll('document').map(String)
  if (act !== 'claim' && act !== 'release' && act !== 'remind') return
  const actor = await requireRight(path, readLocale(textOf(form, 'locale')), isModerating, {
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
  const outcome = await perform(actor, { ...target(form), action: act })
  if (outcome.ok) return goOn(form, act)
  answerForm({ act, ...(await whyNot(actor, form, outcome)) } satisfies ReviewAnswer)
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
    ...target(form),
    action: act,
    reason: given.reason,
    ...(publishAt && { publishAt, timeZone }),
  })
  if (outcome.ok) return goOn(form, act)
  answerForm({ given, ...(await whyNot(actor, form, outcome)) } satisfies AskedAnswer)
}

/** A moderator's own edit: the words as they were sent, everything else as it is. */
export async function amend(form: FormData): Promise<void> {
  const actor = await moderating(form, 'amend')
  const sent = amendedFields.filter((field) => form.has(field))
  const given: AmendedText = Object.fromEntries(sent.map((field) => [field, textOf(form, field)]))
  const review = await findReview(actor, textOf(form, 'id'))
  const content = { ...review?.text, ...given }
  const outcome = await perform(actor, { ...target(form), action: 'amend', content })
  if (outcome.ok) return goOn(form, 'amend')
  const requirements = outcome.requirements ?? []
  answerForm({ given, requirements, ...(await whyNot(actor, form, outcome)) } satisfies AmendmentAnswer)
}

function moderating(form: FormData, act: Action): Promise<Actor> {
  const documentId = textOf(form, 'id')
  const tried = { act: `document.${act}`, documentId }
  const locale = readLocale(textOf(form, 'locale'))
  return requireRight(`${path}/${encodeURIComponent(documentId)}`, locale, isModerating, tried)
}

function isModerating(actor: Actor): boolean {
  return mayOpen(actor, 'moderation')
}

function target(form: FormData) {
  return {
    documentId: textOf(form, 'id'),
    lockVersion: numberOf(form, 'lockVersion'),
    key: textOf(form, 'key'),
  }
}

/** Nothing else is asked for by these forms; what is none is refused by the policy as what nobody may do. */
function actOf(form: FormData): Action {
  const act = textOf(form, 'act')
  return actions.find((action) => action === act) ?? 'publishWhenDue'
}

function goOn(form: FormData, done: Action): never {
  const locale = readLocale(textOf(form, 'locale'))
  redirect(`${addressIn(locale, `${path}/${textOf(form, 'id')}`)}?done=${done}`)
}

/** A refusal of what has changed since the page was made is a conflict: somebody else was there first. */
async function whyNot(actor: Actor, form: FormData, outcome: Extract<Outcome, { ok: false }>) {
  const { reason, lockVersion } = outcome
  const isConflict = lockVersion !== undefined && lockVersion !== numberOf(form, 'lockVersion')
  const last = isConflict ? await findLastEntry(actor, textOf(form, 'id')) : null
  return { refusal: reason, isConflict, last }
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function numberOf(form: FormData, name: string): number | undefined {
  const text = textOf(form, name)
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
