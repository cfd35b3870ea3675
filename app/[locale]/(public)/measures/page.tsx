import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { MeasuresPage } from '@/components/measure/measures-page'
import { listMeasures } from '@/lib/directory/measures'
import { inReadersLanguage } from '@/lib/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('measures')
  return pageMetadata({ path: '/measures', title: t('title'), description: t('lede') })
}

export default async function Page() {
  return <MeasuresPage measures={await inReadersLanguage(listMeasures())} />
}
