import { ActivityTimelinePage } from '@/components/activity/activity-timeline'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadActivityTimeline } from '../../../../views'

export { generateMetadata } from '../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: PageProps<'/[locale]/activities/timeline/filtered'>) {
  const data = await inReadersLanguage(loadActivityTimeline(queryFrom(await searchParams)))
  return <ActivityTimelinePage data={data} site={env().SITE_URL} />
}
