import { ActivityTimelinePage } from '@/components/activity/activity-timeline'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryOfSegment } from '@/lib/search/params'
import { loadActivityTimeline } from '../../../../../views'

export { generateMetadata } from '../../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const instant = false

export default async function Page({
  params,
}: PageProps<'/[locale]/activities/timeline/filtered/[filters]'>) {
  const { filters } = await params
  const data = await inReadersLanguage(loadActivityTimeline(queryOfSegment(filters)))
  return <ActivityTimelinePage data={data} site={env().SITE_URL} />
}
