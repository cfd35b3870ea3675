import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { StoriesPage } from '@/components/story/stories-page'
import { listStories } from '@/lib/directory/stories'
import { inReadersLanguage } from '@/lib/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('stories')
  return pageMetadata({ path: '/stories', title: t('title'), description: t('lede') })
}

export default async function Page() {
  return <StoriesPage stories={await inReadersLanguage(listStories())} />
}
