import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { DataPage } from '@/components/data/data-page'
import { JsonLd } from '@/components/frame/json-ld'
import { pageMetadata } from '@/components/frame/metadata'
import { schemaOrgCatalogue } from '@/lib/data-catalogue'
import { loadCatalogue } from './load'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('data')
  return pageMetadata({ path: '/data', title: t('title'), description: t('description'), feed: {} })
}

export default async function Page() {
  const catalogue = await loadCatalogue(await getLocale())
  return (
    <>
      <JsonLd data={schemaOrgCatalogue(catalogue)} />
      <DataPage data={catalogue} />
    </>
  )
}
