'use server'

import { type Answer, givenOf } from '@/lib/administration/form'
import { changeGuidance, resetGuidance } from '@/lib/administration/guidance/mutations'
import { answerForm } from '@/lib/form-answer'
import { respond } from '../respond'

const list = '/desk/admin/guidance'

/** Saves the text, or shows what it will look like. */
export async function change(field: string, language: string, form: FormData): Promise<void> {
  if (form.has('preview')) return answerForm({ given: givenOf(form) } satisfies Answer)
  await respond(form, {
    path: `${list}/${field}/${language}`,
    change: (actor, given) => changeGuidance(actor, { field, language }, given),
    next: () => ({ path: `${list}?language=${language}`, done: 'guidanceChanged' }),
  })
}

export async function reset(field: string, language: string, form: FormData): Promise<void> {
  await respond(form, {
    path: `${list}/${field}/${language}`,
    change: (actor, given) => resetGuidance(actor, { field, language }, given),
    next: () => ({ path: `${list}?language=${language}`, done: 'guidanceReset' }),
  })
}
