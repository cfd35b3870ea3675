import { createTranslator } from 'use-intl/core'
import { addressIn } from '../addresses.ts'
import { catalogue, inLanguage } from '../catalogue.ts'
import type { Alert } from '../database/generated/client.ts'
import { resolveFilters } from '../directory/filter-values.ts'
import { conditionsOf, filterWords, type Translate } from '../directory/filter-words.ts'
import type { LatestActivity } from '../directory/latest-activities.ts'
import { literalNames } from '../directory/literal-names.ts'
import { env } from '../env.ts'
import { formatDate, formatList, formatSpan } from '../format.ts'
import { directionOf, type Locale } from '../locales.ts'
import type { Letter, LetterPart } from '../mail/letter.ts'
import { parseFilters } from '../search/params.ts'

type Named = Pick<Alert, 'token' | 'language' | 'query' | 'frequency'>

/** The letter by which whoever has the mailbox says that they want the alert. */
export async function confirmationLetter(alert: Named): Promise<Letter> {
  return letter(alert, (t, { subject, page }) => ({
    subject: t('alerts.mail.confirmSubject'),
    parts: [
      { kind: 'paragraph', text: t('alerts.mail.confirm', { frequency: alert.frequency, subject }) },
      { kind: 'link', label: t('alerts.mail.confirmLink'), url: page },
      { kind: 'quiet', text: t('alerts.mail.confirmNot') },
    ],
  }))
}

/** The letter to somebody who asks for what they have. */
export async function reminderLetter(alert: Named): Promise<Letter> {
  return letter(alert, (t, { subject, page }) => ({
    subject: t('alerts.mail.reminderSubject'),
    parts: [
      { kind: 'paragraph', text: t('alerts.mail.reminder', { frequency: alert.frequency, subject }) },
      { kind: 'link', label: t('alerts.mail.change'), url: page },
    ],
  }))
}

/** What changed among the activities of an alert since `since`. */
export type Digest = { activities: LatestActivity[]; since: Date; hasMore: boolean }

/** The letter that tells of changes. */
export async function digestLetter(alert: Named, { activities, since, hasMore }: Digest): Promise<Letter> {
  const { language } = alert
  const shown = await inLanguage(language, Promise.resolve(activities))
  return letter(alert, (t, { subject, page, list }) => ({
    subject: t('alerts.mail.digestSubject', { count: shown.length, more: hasMore ? 'yes' : 'no' }),
    parts: [
      { kind: 'paragraph', text: t('alerts.mail.digest', { since: formatDate(since, language), subject }) },
      { kind: 'list', items: shown.map((activity) => itemOf(t, language, activity, since)) },
      ...(hasMore ? [{ kind: 'link' as const, label: t('alerts.mail.more'), url: list }] : []),
      { kind: 'link', label: t('alerts.mail.change'), url: page },
      { kind: 'quiet', text: t('alerts.mail.why') },
    ],
  }))
}

/** The page of an alert, where it is confirmed, changed and ended. */
export function alertAddress({ token, language }: Pick<Alert, 'token' | 'language'>): string {
  return env().SITE_URL + addressIn(language, `/alerts/${token}`)
}

function itemOf(t: Translate, language: Locale, activity: LatestActivity, since: Date) {
  const { slug, title, excerpt, agencies, countries, period, publishedAt } = activity
  const isNew = publishedAt > since.toISOString()
  const facts = [
    t(isNew ? 'alerts.mail.new' : 'alerts.mail.changed'),
    formatSpan(period, language),
    formatList(
      agencies.map(({ acronym }) => acronym),
      language,
    ),
    ...countries.slice(0, 5).map(({ name }) => name),
  ]
  return {
    title,
    url: env().SITE_URL + addressIn(language, `/activities/${slug}`),
    lines: [facts.join(' · '), excerpt],
  }
}

type Addresses = {
  /** What the alert is about, within a sentence. */
  subject: string
  page: string
  list: string
}

async function letter(
  alert: Named,
  write: (t: Translate, addresses: Addresses) => { subject: string; parts: LetterPart[] },
): Promise<Letter> {
  const { messages, language } = await catalogue(alert.language)
  const t = createTranslator({ locale: alert.language, messages, timeZone: 'UTC' }) as unknown as Translate
  const subject = await subjectOf(t, alert)
  const list =
    env().SITE_URL + addressIn(alert.language, `/activities${alert.query ? `?${alert.query}` : ''}`)
  const { subject: title, parts } = write(t, { subject, page: alertAddress(alert), list })
  return { language, direction: directionOf(language), subject: title, parts }
}

async function subjectOf(t: Translate, { language, query }: Named): Promise<string> {
  const { filters } = parseFilters('activities', new URLSearchParams(query))
  const { names } = await inLanguage(language, resolveFilters(filters))
  const words = filterWords(t, language, { ...names, ...literalNames(filters) })
  return t('alerts.subject', {
    narrowed: words.length > 0 ? 'yes' : 'no',
    conditions: conditionsOf(t, language, words),
  })
}
