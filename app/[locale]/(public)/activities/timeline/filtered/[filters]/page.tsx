import { cacheLife } from 'next/cache'
import { ActivityTimelinePage } from '@/components/activity/activity-timeline'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadActivityTimeline } from '../../../../../views'

export { generateMetadata } from '../../page'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [
    { filters: filterSegment('/activities/timeline', new URLSearchParams({ measure: 'training' })) ?? '' },
  ]
}

export default async function Page({
  params,
}: PageProps<'/[locale]/activities/timeline/filtered/[filters]'>) {
  'use cache'
  cacheLife('directory')
  const { filters } = await params
  const data = await inReadersLanguage(loadActivityTimeline(queryOfSegment(filters)))
  return <ActivityTimelinePage data={data} site={env().SITE_URL} />
}
