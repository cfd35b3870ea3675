import { useTranslations } from 'next-intl'
import { ContentNote } from '@/components/ui/content-note'
import { Prose } from '@/components/ui/text'
import type { Review } from '@/lib/editorial/review'
import type { Locale } from '@/lib/locales'

type Shown = { title: string; body: string; language: Locale; contentNote: string; excerpt?: string; lede?: string }

/** The text as readers will see it, on demand. */
export function ReviewPreview({ review: { text } }: { review: Review }) {
  const t = useTranslations('moderation.review')
  if (!text || !('body' in text)) return null
  const { title, body, language, contentNote, excerpt, lede }: Shown = text
  return (
    <details className="mt-8">
      <summary className="font-semibold">{t('preview')}</summary>
      <article className="mt-4 max-w-measure border-line border-s-3 ps-5">
        <h2>{title}</h2>
        <ContentNote note={contentNote || null} language={language} />
        <p className="lede my-3">{excerpt ?? lede}</p>
        <Prose text={body} language={language} nested />
      </article>
    </details>
  )
}
