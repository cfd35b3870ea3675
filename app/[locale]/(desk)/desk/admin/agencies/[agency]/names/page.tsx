import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NamesPage } from '@/components/administration/agency-name-pages'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../../guard'
import { correctNames } from '../../actions'
import { withAgency } from '../with-agency'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.agencies'))('changeNames'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/admin/agencies/[agency]/names'>) {
  const { agency: slug } = await params
  return withAgency(slug, '/names', (actor, agency) => (
    <NamesPage
      actor={actor}
      agency={agency}
      action={correctNames.bind(null, slug)}
      answer={formAnswer<Answer>()}
    />
  ))
}
