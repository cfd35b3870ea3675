import { useLocale, useTranslations } from 'next-intl'
import { formatList } from '@/lib/format'

/** Names words that were searched for: each in quotes, as a list. */
export function useQuoted(): (words: string[]) => string {
  const t = useTranslations('search')
  const locale = useLocale()
  return (words) =>
    formatList(
      words.map((word) => t('quoted', { word })),
      locale,
    )
}
