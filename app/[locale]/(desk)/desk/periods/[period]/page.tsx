import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeriodDeskPage } from '@/components/administration/period-desk-page'
import { personalMetadata } from '@/components/frame/metadata'
import type { Answer } from '@/lib/administration/form'
import { mayOpen } from '@/lib/auth/desk-parts'
import { formAnswer } from '@/lib/form-answer'
import { remove, revoke } from '../actions'
import { withPeriod } from './with-period'

/** Made for each request: for those who may see it. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('administration.periods')
  return personalMetadata(t('title'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/periods/[period]'>) {
  const { period: slug } = await params
  const { done } = await searchParams
  return withPeriod(
    slug,
    '',
    (actor) => mayOpen(actor, 'periods'),
    (actor, period) => (
      <PeriodDeskPage
        actor={actor}
        period={period}
        revoke={revoke.bind(null, slug)}
        remove={remove.bind(null, slug)}
        answer={formAnswer<Answer>()}
        done={[done].flat()[0]}
      />
    ),
  )
}
