import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeriodDeskPage } from '@/components/administration/period-desk-page'
import type { Answer } from '@/lib/administration/form'
import { mayOpen } from '@/lib/auth/desk-parts'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../guard'
import { remove, revoke } from '../actions'
import { withPeriod } from './with-period'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, 'periods'),
    async () => (await getTranslations('administration.periods'))('title'),
  )
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
