import { useLocale, useTranslations } from 'next-intl'
import { formatList } from '@/lib/format'

/** Which of the words that were searched for something lacks. */
export function Lacks({ words = [] }: { words?: string[] | undefined }) {
  const t = useTranslations('search')
  const locale = useLocale()
  if (words.length === 0) return null
  const quoted = words.map((word) => t('quoted', { word }))
  return <span>{t('lacks', { words: formatList(quoted, locale) })}</span>
}
