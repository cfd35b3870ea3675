import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { MechanismsPage } from '@/components/mechanism/mechanisms-page'
import { listMechanisms } from '@/lib/directory/mechanisms'
import { inReadersLanguage } from '@/lib/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('mechanisms')
  return pageMetadata({ path: '/mechanisms', title: t('title'), description: t('lede') })
}

export default async function Page() {
  return <MechanismsPage mechanisms={await inReadersLanguage(listMechanisms())} />
}
