import { useLocale, useTranslations } from 'next-intl'
import type { HistoryEntry } from '@/lib/editorial/history'
import { formatTime } from '@/lib/format'

/** Says in a sentence what somebody did with a document. */
export function useEventWords(): (entry: HistoryEntry) => string {
  const t = useTranslations('history')
  const locale = useLocale()
  return ({ kind, by, revision, version, publishAt }) => {
    const values = {
      by: by ?? t('portal'),
      revision: revision ?? 0,
      version: version ?? 0,
      at: publishAt ? formatTime(publishAt, locale) : '',
    }
    const key = `events.${kind.replace('.', '_')}`
    return t.has(key as 'events.other') ? t(key as 'events.other', values) : t('events.other', values)
  }
}
