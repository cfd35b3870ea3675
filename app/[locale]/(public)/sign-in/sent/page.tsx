import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { LinkSentPage } from '@/components/sign-in/link-pages'
import { nextAddress } from '@/lib/auth/next-address'
import { env } from '@/lib/env'
import { readLocale } from '@/lib/locales'

export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return personalMetadata(t('sentTitle'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/sign-in/sent'>) {
  const locale = readLocale((await params).locale)
  const { next } = await searchParams
  return <LinkSentPage next={nextAddress(next, locale)} keepsMail={env().MAIL === 'files'} />
}
