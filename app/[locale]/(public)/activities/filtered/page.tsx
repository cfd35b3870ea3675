import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActivitiesPage } from '@/components/activity/activities-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { parseFilters, queryFrom } from '@/lib/search/params'
import { loadActivities } from '../load'

type Props = PageProps<'/[locale]/activities/filtered'>

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const t = await getTranslations('activities')
  const { filters: feed } = parseFilters('activities', queryFrom(await searchParams))
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({
    path: '/activities',
    title: t('title'),
    description: t('lede'),
    indexed: false,
    feed,
  })
}

export default async function Page({ searchParams }: Props) {
  return <ActivitiesPage data={await inReadersLanguage(loadActivities(queryFrom(await searchParams)))} />
}
