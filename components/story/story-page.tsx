import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Section } from '@/components/ui/page-head'
import { InLanguage } from '@/components/ui/text'
import type { StoryDetail } from '@/lib/directory/stories'
import { formatDate } from '@/lib/format'
import { StoryText } from './story-text'

/** One story: a warning where it needs one, the text, its figures and facts beside it, where it comes from. */
export function StoryPage({ story }: { story: StoryDetail }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <PublicPage path={`/stories/${story.slug}`} current="stories">
      <article>
        <StoryText story={story} />
        <Section title={t('story.provenance')}>
          <div className="quiet max-w-measure space-y-1">
            {story.provenanceNote ? (
              <p>
                <InLanguage language="en">{story.provenanceNote}</InLanguage>
              </p>
            ) : null}
            <p>
              {t('story.version', {
                version: story.version,
                published: formatDate(story.publishedAt, locale),
                updated: formatDate(story.updatedAt, locale),
              })}
            </p>
          </div>
        </Section>
      </article>
    </PublicPage>
  )
}
