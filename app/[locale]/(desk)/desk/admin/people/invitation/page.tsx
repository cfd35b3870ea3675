import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { InvitationPage } from '@/components/people/invitation-page'
import type { PersonAnswer } from '@/components/people/person-form'
import { isAdministrator } from '@/lib/auth/actor'
import { formAnswer } from '@/lib/form-answer'
import { listAgenciesToChoose } from '@/lib/people/queries'
import { deskMetadata, signedIn } from '../../../guard'
import { invite } from '../actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () => (await getTranslations('people'))('inviteTitle'))
}

export default function Page() {
  return signedIn('/desk/admin/people/invitation', isAdministrator, async (actor) => (
    <InvitationPage
      actor={actor}
      agencies={await listAgenciesToChoose()}
      answer={formAnswer<PersonAnswer>()}
      action={invite}
    />
  ))
}
