import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { OpeningPage } from '@/components/administration/period-forms'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../guard'
import { open } from '../../actions'
import { withPeriod } from '../with-period'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('administration.periods'))('open'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/periods/[period]/opening'>) {
  const { period: slug } = await params
  return withPeriod(slug, '/opening', isAdministrator, (actor, period) => (
    <OpeningPage actor={actor} period={period} action={open.bind(null, slug)} answer={formAnswer<Answer>()} />
  ))
}
