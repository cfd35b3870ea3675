import { ResultChartsPage } from '@/components/charts/result-charts'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryOfSegment } from '@/lib/search/params'
import { loadResultCharts } from '../../../../../views'

export { generateMetadata } from '../../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const instant = false

export default async function Page({ params }: PageProps<'/[locale]/results/charts/filtered/[filters]'>) {
  const { filters } = await params
  const data = await inReadersLanguage(loadResultCharts(queryOfSegment(filters)))
  return <ResultChartsPage data={data} site={env().SITE_URL} />
}
