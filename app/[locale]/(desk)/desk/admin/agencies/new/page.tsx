import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewAgencyPage } from '@/components/administration/agency-form'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata, signedIn } from '../../../guard'
import { make } from '../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('administration.agencies'))('new'))
}

export default function Page() {
  return signedIn('/desk/admin/agencies/new', isAdministrator, (actor) => (
    <NewAgencyPage actor={actor} action={make} answer={formAnswer<Answer>()} />
  ))
}
