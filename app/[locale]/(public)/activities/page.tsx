import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActivitiesPage } from '@/components/activity/activities-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { loadActivities } from './load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('activities')
  return pageMetadata({ path: '/activities', title: t('title'), description: t('lede'), feed: {} })
}

export default async function Page() {
  return <ActivitiesPage data={await inReadersLanguage(loadActivities(new URLSearchParams()))} />
}
