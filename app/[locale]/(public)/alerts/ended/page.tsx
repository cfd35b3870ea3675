import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AlertEndedPage } from '@/components/alerts/alert-notes'
import { personalMetadata } from '@/components/frame/metadata'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts')
  return personalMetadata(t('endedTitle'))
}

export default function Page() {
  return <AlertEndedPage />
}
