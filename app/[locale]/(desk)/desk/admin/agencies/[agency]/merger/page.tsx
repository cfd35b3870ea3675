import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MergerPage } from '@/components/administration/agency-name-pages'
import type { Answer } from '@/lib/administration/form'
import { listAgencyChoices } from '@/lib/administration/periods/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../../guard'
import { merge } from '../../actions'
import { withAgency } from '../with-agency'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.agencies'))('merge'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/admin/agencies/[agency]/merger'>) {
  const { agency: slug } = await params
  return withAgency(slug, '/merger', async (actor, agency) => (
    <MergerPage
      actor={actor}
      agency={agency}
      agencies={await listAgencyChoices()}
      action={merge.bind(null, slug)}
      answer={formAnswer<Answer>()}
    />
  ))
}
