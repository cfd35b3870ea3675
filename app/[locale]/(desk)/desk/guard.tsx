import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { personalMetadata } from '@/components/frame/metadata'
import { addressIn } from '@/lib/addresses'
import { type RefusedAct, recordRefusal } from '@/lib/audit/refusals'
import type { Actor } from '@/lib/auth/actor'
import { currentActor } from '@/lib/auth/session'
import { formAnswer } from '@/lib/form-answer'
import type { Locale } from '@/lib/locales'
import { Missing, missingMetadata } from '../../(public)/missing'

/** Whether somebody may be where they are. */
type Allows = (actor: Actor) => boolean

/**
 * A page of the desk for whoever may open it. A stranger is sent to sign in and comes back here afterwards; the wrong
 * role sees what everybody sees where there is no page. `path` is the page's address without its language.
 */
export async function signedIn(
  path: string,
  allows: Allows,
  page: (actor: Actor) => ReactNode | Promise<ReactNode>,
): Promise<ReactNode> {
  const actor = (await currentActor()) ?? (await sendToSignIn(path, await getLocale()))
  return allows(actor) ? page(actor) : <Missing path={path} />
}

/**
 * What the head of such a page says. For strangers and the wrong role, and where there is no title, what it says where
 * there is no page: a title would give away what is there.
 */
export async function deskMetadata(
  allows: Allows,
  title: (actor: Actor) => string | null | Promise<string | null>,
): Promise<Metadata> {
  const actor = await currentActor()
  // Whoever is signed out by now gets back what they sent, in a form that says where it comes from.
  if (!actor && formAnswer())
    return personalMetadata((await getTranslations('editor.answer'))('signedOutTitle'))
  const words = actor && allows(actor) ? await title(actor) : null
  return words === null ? missingMetadata() : personalMetadata(words)
}

/**
 * Who sends a form of the desk, for its action: a stranger is sent to sign in. What they may do to the thing at hand is
 * decided by the mutation, which gets the actor. Actions do not know the language of their page: the form says it.
 */
export async function requireActor(path: string, locale: Locale): Promise<Actor> {
  return (await currentActor()) ?? sendToSignIn(path, locale)
}

/** The same for a form that is not for everybody: others are shown the page it would be on, and what they tried is noted. */
export async function requireRight(
  path: string,
  locale: Locale,
  allows: Allows,
  tried: Omit<RefusedAct, 'reason'>,
): Promise<Actor> {
  const actor = await requireActor(path, locale)
  if (allows(actor)) return actor
  await recordRefusal(actor, { ...tried, reason: 'notYours' })
  return redirect(addressIn(locale, path))
}

async function sendToSignIn(path: string, locale: Locale): Promise<never> {
  const next = new URLSearchParams({ next: addressIn(locale, path) })
  return redirect(`${addressIn(locale, '/sign-in')}?${next}`)
}
