import { ResultChartsPage } from '@/components/charts/result-charts'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadResultCharts } from '../../../../views'

export { generateMetadata } from '../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: PageProps<'/[locale]/results/charts/filtered'>) {
  const data = await inReadersLanguage(loadResultCharts(queryFrom(await searchParams)))
  return <ResultChartsPage data={data} site={env().SITE_URL} />
}
