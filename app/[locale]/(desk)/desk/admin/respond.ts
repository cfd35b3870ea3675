import { redirect } from 'next/navigation'
import { addressIn } from '@/lib/addresses'
import type { Outcome } from '@/lib/administration/administer'
import { type Answer, type Given, givenOf } from '@/lib/administration/form'
import type { Actor } from '@/lib/auth/actor'
import { answerForm } from '@/lib/form-answer'
import { defaultLocale, isLocale } from '@/lib/locales'
import { requireActor } from '../guard'

type Responding = {
  /** The page of the form, without its language. */
  path: string
  change: (actor: Actor, given: Given) => Promise<Outcome>
  /** Where it goes on, and which of `administration.done` is said there. */
  next: (slug: string) => { path: string; done: string }
}

/**
 * Takes a form of the administration: who, what was written, the change, and then the page where it goes on, or the
 * same page with what is wrong.
 */
export async function respond(form: FormData, { path, change, next }: Responding): Promise<void> {
  const given = givenOf(form)
  const locale = isLocale(given.locale) ? given.locale : defaultLocale
  const actor = await requireActor(path, locale)
  const outcome = await change(actor, given)
  if (!outcome.ok) return answerForm({ given, refusal: outcome } satisfies Answer)
  const { path: onwards, done } = next(outcome.slug)
  redirect(`${addressIn(locale, onwards)}${onwards.includes('?') ? '&' : '?'}done=${done}`)
}
