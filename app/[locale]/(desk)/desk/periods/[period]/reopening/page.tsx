import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeadlinePage } from '@/components/administration/period-forms'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../guard'
import { reopen } from '../../actions'
import { withPeriod } from '../with-period'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.periods'))('reopen'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/periods/[period]/reopening'>) {
  const { period: slug } = await params
  return withPeriod(slug, '/reopening', isAdministrator, (actor, period) => (
    <DeadlinePage
      actor={actor}
      period={period}
      action={reopen.bind(null, slug)}
      answer={formAnswer<Answer>()}
      isReopening
    />
  ))
}
