import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActivityMapPage } from '@/components/activity/activity-map'
import { pageMetadata } from '@/components/frame/metadata'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { loadActivityMap } from '../../../views'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('views')
  return pageMetadata({
    path: '/activities/map',
    title: t('title.activities.map'),
    description: t('lede.activities.map'),
    indexed: false,
  })
}

export default async function Page() {
  const data = await inReadersLanguage(loadActivityMap(new URLSearchParams()))
  return <ActivityMapPage data={data} site={env().SITE_URL} />
}
