import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewMeasurePage } from '@/components/administration/measure-form'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { deskMetadata, signedIn } from '../../../guard'
import { make } from '../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('administration.measures'))('new'))
}

export default function Page() {
  return signedIn('/desk/admin/measures/new', isAdministrator, (actor) => (
    <NewMeasurePage actor={actor} action={make} answer={formAnswer<Answer>()} />
  ))
}
