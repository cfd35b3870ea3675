import { ActivityMapPage } from '@/components/activity/activity-map'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadActivityMap } from '../../../../views'

export { generateMetadata } from '../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: PageProps<'/[locale]/activities/map/filtered'>) {
  const data = await inReadersLanguage(loadActivityMap(queryFrom(await searchParams)))
  return <ActivityMapPage data={data} site={env().SITE_URL} />
}
