'use server'

import { redirect } from 'next/navigation'
import type { RefusedSignIn } from '@/components/sign-in/sign-in-page'
import { addressIn } from '@/lib/addresses'
import { currentBrowser, setCookies } from '@/lib/auth/browser'
import { emailAddress } from '@/lib/auth/email-address'
import { requestSignInLink } from '@/lib/auth/links'
import { nextAddress } from '@/lib/auth/next-address'
import { openIdProvider } from '@/lib/auth/openid'
import { beginOpenId, signInByLink } from '@/lib/auth/sign-in'
import { env } from '@/lib/env'
import { answerForm } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'

/** What an action is bound to comes back from the browser, and so may be anything. */
type Given = unknown

/** Sends a link, or leaves for the page what was written with what is wrong with it. */
export async function askForLink(givenLocale: Given, givenNext: Given, form: FormData): Promise<void> {
  const locale = readLocale(givenLocale)
  const next = nextAddress(givenNext, locale)
  const given = form.get('email')
  const text = typeof given === 'string' ? given : ''
  const email = emailAddress.safeParse(text)
  if (!email.success) return answerForm({ email: text, problem: 'email' } satisfies RefusedSignIn)
  if (env().MAIL !== 'nowhere') await requestSignInLink({ email: email.data, locale, next })
  redirect(`${addressIn(locale, '/sign-in/sent')}?${new URLSearchParams({ next })}`)
}

/** Uses a link. Where it cannot be used, its own page says so. */
export async function confirmLink(givenLocale: Given, givenToken: Given, givenNext: Given): Promise<void> {
  const locale = readLocale(givenLocale)
  const next = nextAddress(givenNext, locale)
  const token = String(givenToken)
  const signedIn = await signInByLink(token, await currentBrowser())
  await setCookies(signedIn.cookies)
  if (signedIn.ok) redirect(next)
  redirect(`${addressIn(locale, `/sign-in/${encodeURIComponent(token)}`)}?${new URLSearchParams({ next })}`)
}

/**
 * Leads to the OpenID provider by way of a page of ours: a form may lead to this site only, also where it is sent on
 * (Content-Security-Policy, form-action).
 */
export async function goToProvider(givenLocale: Given, givenNext: Given): Promise<void> {
  const locale = readLocale(givenLocale)
  const start = openIdProvider() && (await beginOpenId(nextAddress(givenNext, locale), null, locale))
  if (!start) return answerForm({ email: '', problem: 'openIdAway' } satisfies RefusedSignIn)
  await setCookies(start.cookies)
  answerForm({ email: '', goTo: start.url } satisfies RefusedSignIn)
}
