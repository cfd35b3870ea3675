import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClosingPage } from '@/components/administration/period-forms'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../guard'
import { close } from '../../actions'
import { withPeriod } from '../with-period'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('administration.periods'))('close'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/periods/[period]/closing'>) {
  const { period: slug } = await params
  return withPeriod(slug, '/closing', isAdministrator, (actor, period) => (
    <ClosingPage
      actor={actor}
      period={period}
      action={close.bind(null, slug)}
      answer={formAnswer<Answer>()}
    />
  ))
}
