import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ExceptionPage } from '@/components/administration/exception-page'
import type { Answer } from '@/lib/administration/form'
import { listAgencyChoices } from '@/lib/administration/periods/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../guard'
import { grant } from '../../actions'
import { withPeriod } from '../with-period'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('administration.periods'))('grant'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/periods/[period]/exception'>) {
  const { period: slug } = await params
  return withPeriod(slug, '/exception', isAdministrator, async (actor, period) => (
    <ExceptionPage
      actor={actor}
      period={period}
      agencies={await listAgencyChoices()}
      action={grant.bind(null, slug)}
      answer={formAnswer<Answer>()}
    />
  ))
}
