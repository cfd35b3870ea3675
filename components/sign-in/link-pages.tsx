import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'

/** After the form was taken: the same for every address. */
export function LinkSentPage({ next, keepsMail }: { next: string; keepsMail: boolean }) {
  const t = useTranslations('signIn')
  return (
    <Note path="/sign-in/sent" title={t('sentTitle')} lede={t('sent')}>
      {keepsMail ? (
        <p>{t.rich('sentDemo', { link: () => <Link href="/dev/mail">{t('demoMail')}</Link> })}</p>
      ) : null}
      <p>{t('sentNone')}</p>
      <Again next={next} />
    </Note>
  )
}

/** Where a mailed link leads: nothing happens before the button is pressed. */
export function ConfirmLinkPage({
  path,
  email,
  action,
}: {
  path: string
  email: string
  action: (form: FormData) => Promise<void>
}) {
  const t = useTranslations('signIn')
  return (
    <Note path={path} title={t('confirmTitle')} lede={t('confirmLede', { email })}>
      <form action={action}>
        <button type="submit" className="button">
          {t('confirm')}
        </button>
      </form>
      <p className="quiet">{t('confirmNot')}</p>
    </Note>
  )
}

/** A link that was used, is too old, or never was one. */
export function LinkGonePage({ path, next }: { path: string; next: string }) {
  const t = useTranslations('signIn')
  return (
    <Note path={path} title={t('goneTitle')} lede={t('gone')}>
      <meta name="portal-status" content="404" />
      <Again next={next} />
    </Note>
  )
}

export function SignedOutPage() {
  const t = useTranslations('signIn')
  return (
    <Note path="/sign-in/ended" title={t('outTitle')} lede={t('out')}>
      <p>
        <Link href="/sign-in">{t('title')}</Link>
      </p>
    </Note>
  )
}

function Again({ next }: { next: string }) {
  const t = useTranslations('signIn')
  return (
    <p>
      <Link href={`/sign-in?${new URLSearchParams({ next })}`}>{t('again')}</Link>
    </p>
  )
}

function Note({
  path,
  title,
  lede,
  children,
}: {
  path: string
  title: string
  lede: string
  children: ReactNode
}) {
  return (
    <PublicPage path={path}>
      <PageHead title={title}>
        <p className="lede">{lede}</p>
      </PageHead>
      <div className="max-w-measure space-y-4">{children}</div>
    </PublicPage>
  )
}
