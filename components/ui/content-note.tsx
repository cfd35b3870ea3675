import { useTranslations } from 'next-intl'
import type { Locale } from '@/lib/locales'
import { InLanguage } from './text'

/** Stands before the first line of a text, so that one can choose not to read on. */
export function ContentNote({ note, language }: { note: string | null; language: Locale }) {
  const t = useTranslations('story')
  if (!note) return null
  return (
    <p role="note" className="mb-4 max-w-measure border-accent border-s-3 ps-4">
      <strong className="font-semibold">{t('contentNote')}:</strong>{' '}
      <InLanguage language={language}>{note}</InLanguage>
    </p>
  )
}
