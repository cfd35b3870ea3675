import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { SearchResultsPage } from '@/components/search/search-results-page'
import { loadSearch } from './load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search')
  return pageMetadata({ path: '/search', title: t('title'), description: t('lede') })
}

export default async function Page() {
  return <SearchResultsPage data={await loadSearch(new URLSearchParams())} />
}
