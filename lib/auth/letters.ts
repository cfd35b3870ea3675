import { createTranslator } from 'use-intl/core'
import { addressIn } from '../addresses.ts'
import { catalogue } from '../catalogue.ts'
import type { Translate } from '../directory/filter-words.ts'
import { env } from '../env.ts'
import { directionOf, type Locale } from '../locales.ts'
import type { Letter, LetterPart } from '../mail/letter.ts'

/** The letter with the link by which somebody signs in once. `next` is where they go afterwards. */
export async function signInLetter(
  locale: Locale,
  { token, next, minutes }: { token: string; next: string; minutes: number },
): Promise<Letter> {
  const path = `${addressIn(locale, `/sign-in/${token}`)}?${new URLSearchParams({ next })}`
  return letter(locale, (t) => ({
    subject: t('signIn.mail.subject'),
    parts: [
      { kind: 'paragraph', text: t('signIn.mail.text', { minutes }) },
      { kind: 'link', label: t('signIn.mail.link'), url: env().SITE_URL + path },
      { kind: 'quiet', text: t('signIn.mail.notYou') },
    ],
  }))
}

/** The letter that tells somebody that they have an account. */
export async function invitationLetter(
  locale: Locale,
  { email, by }: { email: string; by: string },
): Promise<Letter> {
  const url = env().SITE_URL + addressIn(locale, '/sign-in')
  return letter(locale, (t) => ({
    subject: t('people.mail.subject'),
    parts: [
      { kind: 'paragraph', text: t('people.mail.text', { by: by || t('site.name') }) },
      { kind: 'paragraph', text: t('people.mail.how', { email }) },
      { kind: 'link', label: t('people.mail.link'), url },
      { kind: 'quiet', text: t('people.mail.notYou') },
    ],
  }))
}

async function letter(
  locale: Locale,
  write: (t: Translate) => { subject: string; parts: LetterPart[] },
): Promise<Letter> {
  const { messages, language } = await catalogue(locale)
  const t = createTranslator({ locale, messages, timeZone: 'UTC' }) as unknown as Translate
  return { language, direction: directionOf(language), ...write(t) }
}
