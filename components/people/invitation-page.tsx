import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { type AgencyChoice, type PersonAnswer, PersonForm } from './person-form'

/** An account begins here and nowhere else. */
export function InvitationPage({
  actor,
  agencies,
  answer,
  action,
}: {
  actor: Actor
  agencies: AgencyChoice[]
  answer: PersonAnswer | undefined
  action: (form: FormData) => Promise<void>
}) {
  const t = useTranslations('people')
  return (
    <DeskPage
      actor={actor}
      path="/desk/admin/people/invitation"
      part="admin"
      title={t('inviteTitle')}
      trail={<Link href="/desk/admin/people">{t('title')}</Link>}
    >
      <PersonForm
        given={answer?.given ?? { name: '', email: '', language: 'en', roles: [], agencies: [] }}
        problems={answer?.problems ?? []}
        agencies={agencies}
        action={action}
        submit={t('send')}
      />
    </DeskPage>
  )
}
