import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { ActivitiesPage } from '@/components/activity/activities-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadActivities } from '../../load'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/activities', new URLSearchParams({ measure: 'training' })) ?? '' }]
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('activities')
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({ path: '/activities', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ params }: PageProps<'/[locale]/activities/filtered/[filters]'>) {
  'use cache'
  cacheLife('versioned')
  const { filters } = await params
  return <ActivitiesPage data={await inReadersLanguage(loadActivities(queryOfSegment(filters)))} />
}
