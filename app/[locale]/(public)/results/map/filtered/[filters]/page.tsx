import { cacheLife } from 'next/cache'
import { ResultMapPage } from '@/components/results/result-map'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadResultMap } from '../../../../../views'

export { generateMetadata } from '../../page'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/results/map', new URLSearchParams({ pillar: 'services' })) ?? '' }]
}

export default async function Page({ params }: PageProps<'/[locale]/results/map/filtered/[filters]'>) {
  'use cache'
  cacheLife('directory')
  const { filters } = await params
  const data = await inReadersLanguage(loadResultMap(queryOfSegment(filters)))
  return <ResultMapPage data={data} site={env().SITE_URL} />
}
