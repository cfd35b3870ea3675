import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgenciesPage } from '@/components/agency/agencies-page'
import { pageMetadata } from '@/components/frame/metadata'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { loadAgencies } from '../load'

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('agencies')
  // Combinations are for people, not for crawlers: the whole list is the page to index.
  return pageMetadata({ path: '/agencies', title: t('title'), description: t('lede'), indexed: false })
}

export default async function Page({ searchParams }: PageProps<'/[locale]/agencies/filtered'>) {
  return <AgenciesPage data={await inReadersLanguage(loadAgencies(queryFrom(await searchParams)))} />
}
