import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { PeriodsPage } from '@/components/period/periods-page'
import { listPeriods } from '@/lib/directory/periods'
import { inReadersLanguage } from '@/lib/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('periods')
  return pageMetadata({ path: '/periods', title: t('title'), description: t('lede') })
}

export default async function Page() {
  'use cache'
  cacheLife('directory')
  return <PeriodsPage periods={await inReadersLanguage(listPeriods())} />
}
