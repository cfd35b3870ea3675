import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { OpenIdGoing } from '@/components/sign-in/open-id'
import { type RefusedSignIn, SignInPage } from '@/components/sign-in/sign-in-page'
import { nextAddress } from '@/lib/auth/next-address'
import { openIdProvider } from '@/lib/auth/openid'
import { currentActor } from '@/lib/auth/session'
import { signInRefusals } from '@/lib/auth/sign-in'
import { env } from '@/lib/env'
import { formAnswer } from '@/lib/form-answer'
import { readLocale } from '@/lib/locales'
import { demoAccounts } from '@/lib/people/demonstration'
import { askForLink, goToProvider } from './actions'

/** Depends on who asks. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return personalMetadata(t('title'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/sign-in'>) {
  const locale = readLocale((await params).locale)
  const { next: asked, email, refused } = await searchParams
  const next = nextAddress(asked, locale)
  const answer = formAnswer<RefusedSignIn>()
  const name = openIdProvider()?.name ?? null
  if (answer?.goTo && name) return <OpenIdGoing name={name} url={answer.goTo} />
  if (!answer && (await currentActor())) redirect(next)
  const isDemo = env().DEMO
  return (
    <SignInPage
      path={asked ? `/sign-in?${new URLSearchParams({ next })}` : '/sign-in'}
      next={next}
      sendsMail={env().MAIL !== 'nowhere'}
      openIdName={name}
      accounts={isDemo ? demoAccounts : []}
      given={answer ?? { email: isDemo && typeof email === 'string' ? email : '' }}
      refusal={signInRefusals.find((reason) => reason === refused)}
      actions={{ ask: askForLink.bind(null, locale, next), openId: goToProvider.bind(null, locale, next) }}
    />
  )
}
