import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { KeptMailPage } from '@/components/mail/kept-mail'
import { env } from '@/lib/env'
import { findKeptMail } from '@/lib/mail/kept'
import { Missing } from '../../../missing'

/** It is read from a file that is made at any time. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('keptMail')
  return personalMetadata(t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/dev/mail/[id]'>) {
  const { id } = await params
  const mail = env().MAIL === 'files' ? await findKeptMail(id) : null
  return mail ? <KeptMailPage mail={mail} /> : <Missing path={`/dev/mail/${id}`} />
}
