import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { ResultsPage } from '@/components/results/results-page'
import { inReadersLanguage } from '@/lib/messages'
import { loadResults } from './load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('results')
  return pageMetadata({ path: '/results', title: t('title'), description: t('lede') })
}

export default async function Page() {
  'use cache'
  cacheLife('directory')
  return <ResultsPage data={await inReadersLanguage(loadResults(new URLSearchParams()))} />
}
