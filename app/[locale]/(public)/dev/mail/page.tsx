import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { KeptMailList } from '@/components/mail/kept-mail'
import { env } from '@/lib/env'
import { listKeptMail } from '@/lib/mail/kept'
import { Missing } from '../../missing'

/** Mail arrives at any time. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('keptMail')
  return personalMetadata(t('title'))
}

/** In demo mode only: elsewhere there is no such page. */
export default async function Page({ searchParams }: PageProps<'/[locale]/dev/mail'>) {
  await searchParams
  if (env().MAIL !== 'files') return <Missing path="/dev/mail" />
  return <KeptMailList mails={await listKeptMail()} />
}
