'use server'

import { redirect } from 'next/navigation'
import type { RefusedAlert } from '@/components/alerts/alert-form'
import { addressIn } from '@/lib/addresses'
import { changeAlert, confirmAlert, endAlert, requestAlert } from '@/lib/alerts/mutations'
import { alertRequest, readFrequency } from '@/lib/alerts/schema'
import { env } from '@/lib/env'
import { answerForm } from '@/lib/form-answer'
import { defaultLocale, isLocale } from '@/lib/locales'
import { readChoice } from './choice'

/** Actions do not know the page that they came from: its language is handed over. */
type GivenLocale = string

/** Takes the form, or leaves for the page what was written with what is wrong with it. */
export async function askForAlert(form: FormData): Promise<void> {
  const locale = textOf(form, 'locale')
  const given = { email: textOf(form, 'email'), frequency: textOf(form, 'frequency') }
  const { query } = await readChoice(new URLSearchParams(textOf(form, 'query')))
  const read = alertRequest.safeParse({ ...given, query, locale })
  if (!read.success) return answerForm(given satisfies RefusedAlert)
  if (env().MAIL !== 'nowhere') await requestAlert(read.data)
  redirect(addressOf(locale, '/alerts/requested'))
}

export async function confirm(locale: GivenLocale, token: string): Promise<void> {
  await confirmAlert(token)
  redirect(addressOf(locale, `/alerts/${token}`))
}

export async function change(locale: GivenLocale, token: string, form: FormData): Promise<void> {
  const frequency = readFrequency(textOf(form, 'frequency'))
  if (frequency) await changeAlert(token, frequency)
  redirect(addressOf(locale, `/alerts/${token}`))
}

export async function end(locale: GivenLocale, token: string): Promise<void> {
  await endAlert(token)
  redirect(addressOf(locale, '/alerts/ended'))
}

function addressOf(locale: GivenLocale, path: string): string {
  return addressIn(isLocale(locale) ? locale : defaultLocale, path)
}

/** What stands in a field; a file, or a field that is not there, is nothing. */
function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
