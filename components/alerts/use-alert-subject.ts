import { useLocale, useTranslations } from 'next-intl'
import { useFilterWords } from '@/components/activity/use-filter-words'
import { conditionsOf, type Names } from '@/lib/directory/filter-words'

/** What an alert is about, within a sentence: "activities of UNODC, in Mexico". */
export function useAlertSubject(names: Names): string {
  const words = useFilterWords(names)
  const conditions = conditionsOf(useTranslations(), useLocale(), words)
  return useTranslations('alerts')('subject', { narrowed: words.length > 0 ? 'yes' : 'no', conditions })
}
