import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { pageMetadata } from '@/components/frame/metadata'
import { ProgrammesPage } from '@/components/programme/programmes-page'
import { listProgrammes } from '@/lib/directory/programmes'
import { inReadersLanguage } from '@/lib/messages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('programmes')
  return pageMetadata({ path: '/programmes', title: t('title'), description: t('lede') })
}

export default async function Page() {
  return <ProgrammesPage programmes={await inReadersLanguage(listProgrammes())} />
}
