import { useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { PageHead } from '@/components/ui/page-head'
import type { StoryListItem } from '@/lib/directory/stories'
import { StoryList } from './story-list'

/** All stories, newest first. */
export function StoriesPage({ stories }: { stories: StoryListItem[] }) {
  const t = useTranslations('stories')
  return (
    <PublicPage path="/stories" current="stories">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      <StoryList stories={stories} />
    </PublicPage>
  )
}
