import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { addressIn } from '@/lib/addresses'
import type { SignInRefusal } from '@/lib/auth/sign-in'
import type { Locale } from '@/lib/locales'
import { OpenIdForm } from './open-id'

/** What was written into the form that asks for a link, with what is wrong; or where to go on. */
export type RefusedSignIn = { email: string; problem?: 'email' | 'openIdAway'; goTo?: string }

type FormAction = (form: FormData) => Promise<void>

/** Where everybody comes in who has an account. */
export function SignInPage({
  path,
  next,
  sendsMail,
  openIdName,
  accounts,
  given,
  refusal,
  actions,
}: {
  /** Its address without language, with where to go on: it is kept when another language is chosen. */
  path: string
  next: string
  sendsMail: boolean
  openIdName: string | null
  /** Of a demonstration: everybody may use them. */
  accounts: { email: string; name: string }[]
  given: RefusedSignIn
  refusal: SignInRefusal | undefined
  actions: { ask: FormAction; openId: FormAction }
}) {
  const t = useTranslations('signIn')
  return (
    <PublicPage path={path}>
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      <div className="max-w-measure space-y-6">
        {refusal ? <Problem text={t(`refused.${refusal}`)} /> : null}
        {given.problem === 'openIdAway' ? (
          <Problem text={t('openIdAway', { name: openIdName ?? '' })} />
        ) : null}
        {sendsMail ? <LinkForm given={given} action={actions.ask} /> : <p>{t('noMail')}</p>}
        {openIdName ? <OpenIdForm name={openIdName} action={actions.openId} /> : null}
        <p className="quiet">{t('invitation')}</p>
      </div>
      {accounts.length > 0 ? <DemoAccounts accounts={accounts} next={next} /> : null}
    </PublicPage>
  )
}

function LinkForm({ given: { email, problem }, action }: { given: RefusedSignIn; action: FormAction }) {
  const t = useTranslations('signIn')
  const isRefused = problem === 'email'
  return (
    <form action={action} noValidate className="space-y-4">
      {isRefused ? (
        <Problem
          text={
            <a id="problem" href="#email">
              {t('problemEmail')}
            </a>
          }
        />
      ) : null}
      <div className={isRefused ? 'border-exit border-s-3 ps-4' : ''}>
        <label htmlFor="email" className="block font-semibold">
          {t('email')}
        </label>
        <p id="email-hint" className="quiet mb-1">
          {t('emailHint')}
        </p>
        {isRefused ? (
          <p id="email-problem" className="mb-1 font-semibold text-exit">
            {t('problemEmail')}
          </p>
        ) : null}
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          spellCheck={false}
          required
          dir="ltr"
          defaultValue={email}
          aria-describedby={isRefused ? 'email-hint email-problem' : 'email-hint'}
          aria-invalid={isRefused ? true : undefined}
          className="field max-w-md"
        />
      </div>
      <button type="submit" className="button">
        {t('ask')}
      </button>
    </form>
  )
}

function Problem({ text }: { text: React.ReactNode }) {
  const t = useTranslations('signIn')
  return (
    <div role="alert" className="border-2 border-exit p-4">
      <h2 className="mb-1">{t('problem')}</h2>
      <p>{text}</p>
    </div>
  )
}

/** Pressing one brings the page again with its address in the field: without script, and without a secret. */
function DemoAccounts({ accounts, next }: { accounts: { email: string; name: string }[]; next: string }) {
  const t = useTranslations('signIn')
  const locale = useLocale() as Locale
  return (
    <Section title={t('demoTitle')} id="demo">
      <p className="mb-3 max-w-measure">
        {t.rich('demoLede', { link: () => <Link href="/dev/mail">{t('demoMail')}</Link> })}
      </p>
      <form action={addressIn(locale, '/sign-in')}>
        <input type="hidden" name="next" value={next} />
        <ul className="space-y-2">
          {accounts.map(({ email, name }) => (
            <li key={email} className="flex flex-wrap items-baseline gap-x-4">
              <button type="submit" name="email" value={email} className="button-plain" dir="ltr">
                {email}
              </button>
              <span>{name}</span>
            </li>
          ))}
        </ul>
      </form>
    </Section>
  )
}
