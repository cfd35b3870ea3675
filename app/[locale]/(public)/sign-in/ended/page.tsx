import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { SignedOutPage } from '@/components/sign-in/link-pages'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return personalMetadata(t('outTitle'))
}

export default function Page() {
  return <SignedOutPage />
}
