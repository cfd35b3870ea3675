'use server'

import { redirect } from 'next/navigation'
import type { AccountAnswer } from '@/components/account/account-page'
import { addressIn } from '@/lib/addresses'
import type { Actor } from '@/lib/auth/actor'
import { setCookies } from '@/lib/auth/browser'
import { disconnectIssuer } from '@/lib/auth/identities'
import { openIdProvider } from '@/lib/auth/openid'
import { currentSession, sessionToken } from '@/lib/auth/session'
import { endOtherSessions, endSession } from '@/lib/auth/sessions'
import { beginOpenId } from '@/lib/auth/sign-in'
import { answerForm } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'
import { changePreferences } from '@/lib/people/mutations'
import { preferences } from '@/lib/people/schema'
import { requireActor } from '../guard'

const path = '/desk/account'

export async function savePreferences(form: FormData): Promise<void> {
  const actor = await asking(form)
  const chosen = preferences.parse({ language: form.get('language'), notices: form.get('notices') })
  await changePreferences(actor, chosen)
  answerForm({ saved: true } satisfies AccountAnswer)
}

export async function endOne(form: FormData): Promise<void> {
  await endSession(await asking(form), String(form.get('session')))
}

export async function endOthers(form: FormData): Promise<void> {
  const actor = await asking(form)
  const session = await currentSession()
  if (session) await endOtherSessions(actor, session.id)
}

/** Leads to the OpenID provider; what it says then of who came back is connected with this person. */
export async function connect(form: FormData): Promise<void> {
  await asking(form)
  const locale = readLocale(form.get('locale'))
  const token = await sessionToken()
  const start = openIdProvider() && (await beginOpenId(addressIn(locale, path), token, locale))
  if (!start) return answerForm({ isAway: true } satisfies AccountAnswer)
  await setCookies(start.cookies)
  answerForm({ goTo: start.url } satisfies AccountAnswer)
}

export async function disconnect(form: FormData): Promise<void> {
  await disconnectIssuer(await asking(form), String(form.get('issuer')))
  redirect(addressIn(readLocale(form.get('locale')), path))
}

function asking(form: FormData): Promise<Actor> {
  return requireActor(path, readLocale(form.get('locale')))
}
