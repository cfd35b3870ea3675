import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { AgenciesPage } from '@/components/agency/agencies-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, queryOfSegment } from '@/lib/search/params'
import { loadAgencies } from '../../load'

/** One example is rendered when the portal is built; every other choice on its first visit. */
export function generateStaticParams(): { filters: string }[] {
  return [{ filters: filterSegment('/agencies', new URLSearchParams({ active: 'yes' })) ?? '' }]
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agencies')
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({ path: '/agencies', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ params }: PageProps<'/[locale]/agencies/filtered/[filters]'>) {
  'use cache'
  cacheLife('versioned')
  const { filters } = await params
  return <AgenciesPage data={await inReadersLanguage(loadAgencies(queryOfSegment(filters)))} />
}
