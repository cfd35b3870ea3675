import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CountriesPage } from '@/components/country/countries-page'
import { pageMetadata } from '@/components/frame/metadata'
import { listCountriesByRegion } from '@/lib/directory/countries'
import { inReadersLanguage } from '@/lib/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('countries')
  return pageMetadata({ path: '/countries', title: t('title'), description: t('description') })
}

export default async function Page() {
  return <CountriesPage groups={await inReadersLanguage(listCountriesByRegion())} />
}
