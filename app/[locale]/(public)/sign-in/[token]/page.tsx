import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { ConfirmLinkPage, LinkGonePage } from '@/components/sign-in/link-pages'
import { findSignInLink } from '@/lib/auth/links'
import { nextAddress } from '@/lib/auth/next-address'
import { readLocale } from '@/lib/locales'
import { confirmLink } from '../actions'

/** Looking at it, as programs that check mail do, uses nothing up. */
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signIn')
  return personalMetadata(t('confirmTitle'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/sign-in/[token]'>) {
  const { locale: given, token } = await params
  const locale = readLocale(given)
  const { next: asked } = await searchParams
  const next = nextAddress(asked, locale)
  const link = await findSignInLink(token)
  if (!link) return <LinkGonePage path={`/sign-in/${token}`} next={next} />
  return (
    <ConfirmLinkPage
      path={`/sign-in/${token}`}
      email={link.email}
      action={confirmLink.bind(null, locale, token, next)}
    />
  )
}
