import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { ActivitiesPage } from '@/components/activity/activities-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, parseFilters, queryOfSegment } from '@/lib/search/params'
import { loadActivities } from '../../load'

type Props = PageProps<'/[locale]/activities/filtered/[filters]'>

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/activities', new URLSearchParams({ measure: 'training' })) ?? '' }]
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('activities')
  const { filters: feed } = parseFilters('activities', queryOfSegment((await params).filters))
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({
    path: '/activities',
    title: t('title'),
    description: t('lede'),
    indexed: false,
    feed,
  })
}

export default async function Page({ params }: Props) {
  'use cache'
  cacheLife('versioned')
  const { filters } = await params
  return <ActivitiesPage data={await inReadersLanguage(loadActivities(queryOfSegment(filters)))} />
}
