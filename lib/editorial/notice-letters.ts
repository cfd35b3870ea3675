import { createTranslator } from 'use-intl/core'
import { addressIn } from '../addresses.ts'
import { catalogue } from '../catalogue.ts'
import type { Prisma } from '../database/generated/client.ts'
import { env } from '../env.ts'
import { formatSpan, formatTimeIn } from '../format.ts'
import { directionOf, type Locale } from '../locales.ts'
import type { Letter, LetterPart } from '../mail/letter.ts'
import { isTimeZone } from '../time-zones.ts'
import { deskAddress } from './desk-addresses.ts'

/** What a letter is made of: notices of one person that they were not told of yet, the oldest first. */
export type ToTell = {
  language: Locale
  /** The agencies that they speak for: what is theirs is written at their desk, what is others' is reviewed. */
  agencyIds: readonly string[]
  notices: NoticeRow[]
}

export const noticeFields = {
  id: true,
  kind: true,
  data: true,
  document: {
    select: { id: true, kind: true, leadAgencyId: true, partners: { select: { agencyId: true } } },
  },
} satisfies Prisma.NoticeSelect
export type NoticeRow = Prisma.NoticeGetPayload<{ select: typeof noticeFields }>

type Words = Record<string, string | number>
type Translate = ((key: string, values?: Words) => string) & { has: (key: string) => boolean }

/** The letter that tells somebody what happened, what they are to do, and where. */
export async function noticeLetter({ language: asked, agencyIds, notices }: ToTell): Promise<Letter> {
  const { messages, language } = await catalogue(asked)
  const t = createTranslator({ locale: asked, messages, timeZone: 'UTC' }) as unknown as Translate
  const items = notices.map((notice) => itemOf(t, asked, notice, agencyIds))
  const [only] = items
  const subject = items.length === 1 && only ? only.title : t('notices.mail.subject', { count: items.length })
  const parts: LetterPart[] = [
    { kind: 'paragraph', text: t('notices.mail.lede', { count: items.length }) },
    { kind: 'list', items },
    { kind: 'link', label: t('notices.mail.desk'), url: addressOf(asked, '/desk') },
    { kind: 'link', label: t('notices.mail.change'), url: addressOf(asked, '/desk/account') },
    { kind: 'quiet', text: t('notices.mail.why') },
  ]
  return { language, direction: directionOf(language), subject, parts }
}

function itemOf(t: Translate, language: Locale, notice: NoticeRow, agencyIds: readonly string[]) {
  const { kind, document } = notice
  const values = wordsOf(t, language, notice.data)
  const isOwner =
    document !== null &&
    [document.leadAgencyId, ...document.partners.map(({ agencyId }) => agencyId)].some((id) =>
      agencyIds.includes(id),
    )
  const role = isOwner || !document ? 'owner' : 'secretariat'
  const say = (part: string) => {
    const key = [`notices.${kind}.${part}`, `notices.other.${part}`].find((each) => t.has(each))
    return key ? t(key, values) : ''
  }
  const toDo = [`notices.${kind}.${role}`, `notices.${kind}.do`].find((key) => t.has(key))
  const reason = values.reason ? [t('notices.mail.reason', { reason: values.reason })] : []
  return {
    title: say('what'),
    url: addressOf(language, pathOf(notice, isOwner)),
    lines: [...reason, ...(toDo ? [t(toDo, values)] : [])],
  }
}

/** Owners go to their text or to what was said of it, the secretariat to the review, all others to their desk. */
function pathOf({ kind, document }: NoticeRow, isOwner: boolean): string {
  if (!document) return '/desk'
  if (!isOwner) return `/desk/moderation/${document.id}`
  const saysWhat = kind === 'requestChanges' || kind === 'commentReply'
  return saysWhat ? `/desk/documents/${document.id}/comments` : deskAddress(document)
}

/** What a notice keeps, as its words need it. Who did it may be the portal itself. */
function wordsOf(t: Translate, language: Locale, given: Prisma.JsonValue): Words {
  const data = (given ?? {}) as Record<string, unknown>
  const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : '')
  const zone = text('timeZone')
  const time = (name: string) => {
    if (!text(name)) return ''
    const there = isTimeZone(zone) ? zone : 'UTC'
    return `${formatTimeIn(text(name), language, there)} (${t(`timeZones.${there}`)})`
  }
  const period = text('startMonth')
    ? formatSpan({ startMonth: text('startMonth'), endMonth: text('endMonth') }, language, 'long')
    : ''
  return {
    title: text('title') || t('notices.mail.untitled'),
    by: text('by') || t('notices.mail.portal'),
    lead: text('lead'),
    reason: text('reason'),
    state: text('state') || 'other',
    agency: text('agency'),
    period,
    deadline: time('deadlineAt'),
  }
}

function addressOf(language: Locale, path: string): string {
  return env().SITE_URL + addressIn(language, path)
}
