import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActivityTimelinePage } from '@/components/activity/activity-timeline'
import { pageMetadata } from '@/components/frame/metadata'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { loadActivityTimeline } from '../../../views'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('views')
  return pageMetadata({
    path: '/activities/timeline',
    title: t('title.activities.timeline'),
    description: t('lede.activities.timeline'),
    indexed: false,
  })
}

export default async function Page() {
  const data = await inReadersLanguage(loadActivityTimeline(new URLSearchParams()))
  return <ActivityTimelinePage data={data} site={env().SITE_URL} />
}
