import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { SearchResultsPage } from '@/components/search/search-results-page'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadSearch } from '../../load'

/** One example is rendered when the portal is built; every other search on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/search', new URLSearchParams({ q: 'training' })) ?? '' }]
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('search')
  return pageMetadata({ path: '/search', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ params }: PageProps<'/[locale]/search/filtered/[filters]'>) {
  'use cache'
  cacheLife('versioned')
  const { filters } = await params
  return <SearchResultsPage data={await loadSearch(queryOfSegment(filters))} />
}
