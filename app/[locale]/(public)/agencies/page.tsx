import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgenciesPage } from '@/components/agency/agencies-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { loadAgencies } from './load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agencies')
  return pageMetadata({ path: '/agencies', title: t('title'), description: t('lede') })
}

export default async function Page() {
  return <AgenciesPage data={await inReadersLanguage(loadAgencies(new URLSearchParams()))} />
}
