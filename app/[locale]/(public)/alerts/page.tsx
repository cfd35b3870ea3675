import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { RefusedAlert } from '@/components/alerts/alert-form'
import { NewAlertPage } from '@/components/alerts/new-alert-page'
import { personalMetadata } from '@/components/frame/metadata'
import { env } from '@/lib/env'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { queryFrom } from '@/lib/search/params'
import { askForAlert } from './actions'
import { readChoice } from './choice'

/** Depends on who asks for what, and so is made for each request. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('alerts')
  return personalMetadata(t('title'))
}

export default async function Page({ searchParams }: PageProps<'/[locale]/alerts'>) {
  const choice = await inReadersLanguage(readChoice(queryFrom(await searchParams)))
  return (
    <NewAlertPage
      choice={choice}
      isOffered={env().MAIL !== 'nowhere'}
      action={askForAlert}
      refused={formAnswer<RefusedAlert>()}
    />
  )
}
