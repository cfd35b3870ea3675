import { cacheLife } from 'next/cache'
import { ResultChartsPage } from '@/components/charts/result-charts'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadResultCharts } from '../../../../../views'

export { generateMetadata } from '../../page'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/results/charts', new URLSearchParams({ pillar: 'services' })) ?? '' }]
}

export default async function Page({ params }: PageProps<'/[locale]/results/charts/filtered/[filters]'>) {
  'use cache'
  cacheLife('directory')
  const { filters } = await params
  const data = await inReadersLanguage(loadResultCharts(queryOfSegment(filters)))
  return <ResultChartsPage data={data} site={env().SITE_URL} />
}
