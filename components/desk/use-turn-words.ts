import { useLocale, useTranslations } from 'next-intl'
import { formatDay, formatList, formatTime } from '@/lib/format'
import type { DeskItem } from '@/lib/reporting/my-desk'

/** Says who is to act on a document, on what, and since when: never a bare name of a state. */
export function useTurnWords(now: Date): (item: DeskItem) => string {
  const t = useTranslations('myDesk.turn')
  const locale = useLocale()
  return (item) => {
    const { turn, state, awaited, lead, openComments: count } = item
    const since = formatDay(item.since, locale, now)
    const agencies = formatList(awaited, locale)
    switch (turn) {
      case 'write':
        return t(item.slug ? 'writeAgain' : 'write', { lead, since, count })
      case 'sign':
        return t('sign', { agencies, count: awaited.length, since })
      case 'answer':
        return t('answer', { lead, count, since })
      case 'look':
        return t('look', { until: formatTime(item.lookUntil ?? now, locale) })
      case 'review':
        return t(state === 'in_review' ? 'reviewing' : 'review', { since })
      case 'publish':
        return t('publish', { since })
      case 'schedule':
        return t('schedule', { at: formatTime(item.publishAt ?? now, locale) })
      default:
        return t(state === 'published' ? 'published' : state === 'refused' ? 'refused' : 'unpublished', {
          since,
        })
    }
  }
}
