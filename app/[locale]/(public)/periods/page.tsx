import type { Metadata } from 'next'
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
  return <PeriodsPage periods={await inReadersLanguage(listPeriods())} />
}
