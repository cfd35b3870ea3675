import { cacheLife } from 'next/cache'
import { MatrixPage } from '@/components/mechanism/matrix-page'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadMechanismMatrix } from '../../../../../views'

export { generateMetadata } from '../../page'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/mechanisms/matrix', new URLSearchParams({ by: 'agency' })) ?? '' }]
}

export default async function Page({ params }: PageProps<'/[locale]/mechanisms/matrix/filtered/[filters]'>) {
  'use cache'
  cacheLife('directory')
  const { filters } = await params
  const data = await inReadersLanguage(loadMechanismMatrix(queryOfSegment(filters)))
  return <MatrixPage data={data} site={env().SITE_URL} />
}
