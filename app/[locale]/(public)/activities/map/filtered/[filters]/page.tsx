import { cacheLife } from 'next/cache'
import { ActivityMapPage } from '@/components/activity/activity-map'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadActivityMap } from '../../../../../views'

export { generateMetadata } from '../../page'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/activities/map', new URLSearchParams({ measure: 'training' })) ?? '' }]
}

export default async function Page({ params }: PageProps<'/[locale]/activities/map/filtered/[filters]'>) {
  'use cache'
  cacheLife('directory')
  const { filters } = await params
  const data = await inReadersLanguage(loadActivityMap(queryOfSegment(filters)))
  return <ActivityMapPage data={data} site={env().SITE_URL} />
}
