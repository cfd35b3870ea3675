import { useTranslations } from 'next-intl'
import { ActivityText } from '@/components/activity/activity-text'
import { StoryText } from '@/components/story/story-text'
import type { Preview } from '@/lib/editorial/review'

/** The text as readers will see it, on demand. */
export function ReviewPreview({ preview }: { preview: Preview | null }) {
  const t = useTranslations('moderation.review')
  if (!preview) return null
  return (
    <details className="mt-8">
      <summary className="font-semibold">{t('preview')}</summary>
      <article className="mt-2 border-line border-s-3 ps-5">
        {preview.kind === 'activity' ? (
          <ActivityText activity={preview.activity} level={2} filesAt="/desk/attachments" />
        ) : (
          <StoryText story={preview.story} level={2} filesAt="/desk/attachments" />
        )}
      </article>
    </details>
  )
}
