import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { NewPeriodPage } from '@/components/administration/new-period-page'
import { personalMetadata } from '@/components/frame/metadata'
import type { Answer } from '@/lib/administration/form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { signedIn } from '../../guard'
import { make } from '../actions'

/** Made for each request: for those who may see it. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('administration.periods')
  return personalMetadata(t('new'))
}

export default function Page() {
  return signedIn('/desk/periods/new', isAdministrator, (actor) => (
    <NewPeriodPage actor={actor} action={make} answer={formAnswer<Answer>()} />
  ))
}
