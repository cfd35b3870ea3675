import { ResultMapPage } from '@/components/results/result-map'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadResultMap } from '../../../../views'

export { generateMetadata } from '../page'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export default async function Page({ searchParams }: PageProps<'/[locale]/results/map/filtered'>) {
  const data = await inReadersLanguage(loadResultMap(queryFrom(await searchParams)))
  return <ResultMapPage data={data} site={env().SITE_URL} />
}
