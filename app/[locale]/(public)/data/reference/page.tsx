import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ReferencePage } from '@/components/data/reference-page'
import { pageMetadata } from '@/components/frame/metadata'
import { openApiDocument } from '@/lib/interchange/openapi'
import { referenceOf } from '@/lib/interchange/reference'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('reference')
  return pageMetadata({ path: '/data/reference', title: t('title'), description: t('description') })
}

export default async function Page() {
  return <ReferencePage reference={referenceOf(openApiDocument())} />
}
