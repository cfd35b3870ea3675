import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { ResultsPage } from '@/components/results/results-page'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadResults } from '../load'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('results')
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({ path: '/results', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ searchParams }: PageProps<'/[locale]/results/filtered'>) {
  return <ResultsPage data={await inReadersLanguage(loadResults(queryFrom(await searchParams)))} />
}
