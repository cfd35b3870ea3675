import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { SearchResultsPage } from '@/components/search/search-results-page'
import { queryFrom } from '@/lib/search/params'
import { loadSearch } from '../load'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search')
  return pageMetadata({ path: '/search', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ searchParams }: PageProps<'/[locale]/search/filtered'>) {
  return <SearchResultsPage data={await loadSearch(queryFrom(await searchParams))} />
}
