import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { ResultsPage } from '@/components/results/results-page'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadResults } from '../../load'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/results', new URLSearchParams({ pillar: 'services' })) ?? '' }]
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('results')
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({ path: '/results', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ params }: PageProps<'/[locale]/results/filtered/[filters]'>) {
  'use cache'
  cacheLife('versioned')
  const { filters } = await params
  return <ResultsPage data={await inReadersLanguage(loadResults(queryOfSegment(filters)))} />
}
