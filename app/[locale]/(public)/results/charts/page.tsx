import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ResultChartsPage } from '@/components/charts/result-charts'
import { pageMetadata } from '@/components/frame/metadata'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { loadResultCharts } from '../../../views'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('views')
  return pageMetadata({
    path: '/results/charts',
    title: t('title.results.charts'),
    description: t('lede.results.charts'),
    indexed: false,
  })
}

export default async function Page() {
  const data = await inReadersLanguage(loadResultCharts(new URLSearchParams()))
  return <ResultChartsPage data={data} site={env().SITE_URL} />
}
