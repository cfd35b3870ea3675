import { useTranslations } from 'next-intl'
import { useQuoted } from './use-quoted'

/** Which of the words that were searched for something lacks. */
export function Lacks({ words = [] }: { words?: string[] | undefined }) {
  const t = useTranslations('search')
  const quoted = useQuoted()
  return words.length === 0 ? null : <span>{t('lacks', { words: quoted(words) })}</span>
}
