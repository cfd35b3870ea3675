import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgencyDetailsPage } from '@/components/administration/agency-form'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../../guard'
import { change } from '../../actions'
import { withAgency } from '../with-agency'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.agencies'))('change'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/admin/agencies/[agency]/details'>) {
  const { agency: slug } = await params
  return withAgency(slug, '/details', (actor, agency) => (
    <AgencyDetailsPage
      actor={actor}
      agency={agency}
      action={change.bind(null, slug)}
      answer={formAnswer<Answer>()}
    />
  ))
}
