import { useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { PageHead } from '@/components/ui/page-head'

/** Signing in by an account elsewhere. */
export function OpenIdForm({ name, action }: { name: string; action: (form: FormData) => Promise<void> }) {
  const t = useTranslations('signIn')
  return (
    <form action={action} className="border-line border-t pt-6">
      <button type="submit" className="button-plain">
        {t('openId', { name })}
      </button>
      <p className="quiet mt-1">{t('openIdHint')}</p>
    </form>
  )
}

/** Leads on to the provider by itself; browsers keep no form's answer from leading there, as they would a form. */
export function OpenIdGoing({ name, url }: { name: string; url: string }) {
  const t = useTranslations('signIn')
  return (
    <PublicPage path="/sign-in">
      <meta httpEquiv="refresh" content={`0;url=${url}`} />
      <PageHead title={t('openIdGoing', { name })} />
      <p>
        <a href={url} rel="noreferrer">
          {t('openIdGoOn')}
        </a>
      </p>
    </PublicPage>
  )
}
