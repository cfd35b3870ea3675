import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AlertGonePage } from '@/components/alerts/alert-notes'
import { AlertPage } from '@/components/alerts/alert-page'
import { personalMetadata } from '@/components/frame/metadata'
import { findAlert } from '@/lib/alerts/queries'
import { inReadersLanguage } from '@/lib/messages'
import { change, confirm, end } from '../actions'
import { readChoice } from '../choice'

/** What it shows is one person's. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts')
  return personalMetadata(t('runningTitle'))
}

export default async function Page({ params }: PageProps<'/[locale]/alerts/[token]'>) {
  const { locale, token } = await params
  const alert = await findAlert(token)
  if (!alert) return <AlertGonePage path={`/alerts/${token}`} />
  const choice = await inReadersLanguage(readChoice(new URLSearchParams(alert.query)))
  return (
    <AlertPage
      path={`/alerts/${token}`}
      alert={alert}
      choice={choice}
      actions={{
        confirm: confirm.bind(null, locale, token),
        change: change.bind(null, locale, token),
        end: end.bind(null, locale, token),
      }}
    />
  )
}
