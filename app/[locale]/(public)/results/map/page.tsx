import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { ResultMapPage } from '@/components/results/result-map'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { loadResultMap } from '../../../views'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('views')
  return pageMetadata({
    path: '/results/map',
    title: t('title.results.map'),
    description: t('lede.results.map'),
    indexed: false,
  })
}

export default async function Page() {
  const data = await inReadersLanguage(loadResultMap(new URLSearchParams()))
  return <ResultMapPage data={data} site={env().SITE_URL} />
}
