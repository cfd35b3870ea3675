import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type AccountAnswer, AccountPage } from '@/components/account/account-page'
import { OpenIdGoing } from '@/components/sign-in/open-id'
import { listIssuers } from '@/lib/auth/identities'
import { openIdProvider } from '@/lib/auth/openid'
import { currentSession } from '@/lib/auth/session'
import { listSessions } from '@/lib/auth/sessions'
import { formAnswer } from '@/lib/form-answer'
import { findPreferences } from '@/lib/people/queries'
import { deskMetadata, signedIn } from '../guard'
import { connect, disconnect, endOne, endOthers, savePreferences } from './actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    () => true,
    async () => (await getTranslations('account'))('title'),
  )
}

export default function Page() {
  return signedIn(
    '/desk/account',
    () => true,
    async (actor) => {
      const answer = formAnswer<AccountAnswer>() ?? {}
      const name = openIdProvider()?.name ?? null
      if (answer.goTo && name) return <OpenIdGoing name={name} url={answer.goTo} />
      const session = await currentSession()
      const [sessions, chosen, issuers] = await Promise.all([
        listSessions(actor, session?.id ?? ''),
        findPreferences(actor),
        listIssuers(actor),
      ])
      return (
        <AccountPage
          actor={actor}
          chosen={chosen}
          sessions={sessions}
          openId={name ? { name, issuers } : null}
          answer={answer}
          actions={{ savePreferences, endOne, endOthers, connect, disconnect }}
        />
      )
    },
  )
}
