import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { MatrixPage } from '@/components/mechanism/matrix-page'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { loadMechanismMatrix } from '../../../views'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('views')
  return pageMetadata({
    path: '/mechanisms/matrix',
    title: t('title.mechanisms.matrix'),
    description: t('lede.mechanisms.matrix'),
    indexed: false,
  })
}

export default async function Page() {
  const data = await inReadersLanguage(loadMechanismMatrix(new URLSearchParams()))
  return <MatrixPage data={data} site={env().SITE_URL} />
}
