import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewPeriodPage } from '@/components/administration/new-period-page'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata, signedIn } from '../../guard'
import { make } from '../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('administration.periods'))('new'))
}

export default function Page() {
  return signedIn('/desk/periods/new', isAdministrator, (actor) => (
    <NewPeriodPage actor={actor} action={make} answer={formAnswer<Answer>()} />
  ))
}
