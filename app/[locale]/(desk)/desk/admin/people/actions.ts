'use server'

import { redirect } from 'next/navigation'
import type { PersonAnswer } from '@/components/people/person-form'
import { addressIn } from '@/lib/addresses'
import { isAdministrator } from '@/lib/auth/actor'
import { answerForm } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'
import {
  changePerson,
  disablePerson,
  enablePerson,
  invitePerson,
  type PeopleChange,
} from '@/lib/people/mutations'
import { readPerson } from '@/lib/people/schema'
import { requireRight } from '../../guard'

const path = '/desk/admin/people'

export async function invite(form: FormData): Promise<void> {
  const locale = readLocale(form.get('locale'))
  const tried = { act: 'person.invite' }
  const actor = await requireRight(`${path}/invitation`, locale, isAdministrator, tried)
  const given = givenIn(form)
  const read = readPerson(given)
  if (!read.ok) return answerForm({ given, problems: read.problems } satisfies PersonAnswer)
  answerOr(await invitePerson(actor, read.details), form, 'invited')
}

export async function change(form: FormData): Promise<void> {
  const { actor, id } = await administrating(form, 'change')
  const given = givenIn(form)
  const read = readPerson(given)
  if (!read.ok) return answerForm({ given, problems: read.problems } satisfies PersonAnswer)
  answerOr(await changePerson(actor, id, read.details), form, 'changed')
}

export async function disable(form: FormData): Promise<void> {
  const { actor, id } = await administrating(form, 'disable')
  answerOr(await disablePerson(actor, id), form, 'disabled')
}

export async function enable(form: FormData): Promise<void> {
  const { actor, id } = await administrating(form, 'enable')
  answerOr(await enablePerson(actor, id), form, 'enabled')
}

async function administrating(form: FormData, act: 'change' | 'disable' | 'enable') {
  const id = String(form.get('id'))
  const tried = { act: `person.${act}`, accountId: id }
  const locale = readLocale(form.get('locale'))
  return {
    id,
    actor: await requireRight(`${path}/${encodeURIComponent(id)}`, locale, isAdministrator, tried),
  }
}

/** On to the person's page, or back to the form with what is wrong and all that was typed. */
function answerOr(change: PeopleChange, form: FormData, done: string): void {
  if (change.ok) redirect(`${addressIn(readLocale(form.get('locale')), `${path}/${change.id}`)}?done=${done}`)
  const problems = change.reason === 'problem' ? [change.problem] : []
  const given = form.has('name') ? givenIn(form) : undefined
  answerForm({ given, problems } satisfies PersonAnswer)
}

/** What the form says, as it was typed. Rows in which no agency is chosen say nothing. */
function givenIn(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '')
  const standings = form.getAll('standing').map(String)
  const agencies = form
    .getAll('agency')
    .map((slug, index) => ({ slug: String(slug), standing: standings[index] ?? '' }))
    .filter(({ slug }) => slug !== '')
  return {
    name: text('name'),
    email: text('email'),
    language: text('language'),
    roles: form.getAll('role').map(String),
    agencies,
  }
}
