import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RenamePage } from '@/components/administration/agency-name-pages'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata } from '../../../../guard'
import { rename } from '../../actions'
import { withAgency } from '../with-agency'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.agencies'))('rename'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/admin/agencies/[agency]/name'>) {
  const { agency: slug } = await params
  return withAgency(slug, '/name', (actor, agency) => (
    <RenamePage
      actor={actor}
      agency={agency}
      action={rename.bind(null, slug)}
      answer={formAnswer<Answer>()}
    />
  ))
}
