import { useLocale, useTranslations } from 'next-intl'
import type { QueueEntry } from '@/lib/editorial/queue'
import { formatFromNow, formatList, formatTime } from '@/lib/format'

/** Says where a document stands: who is to act, and since when. Never a bare name of a state. */
export function useStateWords(now: Date): (entry: QueueEntry) => string {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const ago = (time: string) => formatFromNow(time, locale, now)
  return (entry) => {
    const { state, claim, lead, lastLookUntil, publishAt, reviewDueAt } = entry
    const since = ago(entry.waitingSince)
    if (reviewDueAt && state === 'published')
      return t('state.emergency', { since, until: formatTime(reviewDueAt, locale) })
    if (state === 'in_review' && claim) {
      if (claim.isOver) return t('state.claimOver', { by: claim.by, since, over: ago(claim.until) })
      const until = formatTime(claim.until, locale)
      return claim.isMine
        ? t('state.claimMine', { since, until })
        : t('state.claim', { by: claim.by, since, until })
    }
    if (state === 'approved' && lastLookUntil)
      return t('state.lastLook', { since, until: formatTime(lastLookUntil, locale) })
    if (state === 'cosigning')
      return t(`state.${state}`, { since, agencies: formatList(entry.unsigned, locale) })
    if (state === 'scheduled')
      return t(`state.${state}`, { at: publishAt ? formatTime(publishAt, locale) : '' })
    return t(`state.${state}`, { since, lead })
  }
}
