import type { Metadata } from 'next'
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
  return <ResultsPage data={await inReadersLanguage(loadResults(new URLSearchParams()))} />
}
