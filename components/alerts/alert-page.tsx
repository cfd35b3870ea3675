import { useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import type { AlertState } from '@/lib/alerts/queries'
import { type FormAction, Frequencies } from './alert-form'
import type { AlertChoice } from './new-alert-page'
import { useAlertSubject } from './use-alert-subject'

/** One alert: to be confirmed, or running and to be changed or ended. */
export function AlertPage({
  path,
  alert: { frequency, isConfirmed },
  choice,
  actions,
}: {
  path: string
  alert: AlertState
  choice: AlertChoice
  actions: { confirm: FormAction; change: FormAction; end: FormAction }
}) {
  const t = useTranslations('alerts')
  const subject = useAlertSubject(choice.names)
  const list = `/activities${choice.query ? `?${choice.query}` : ''}`
  if (!isConfirmed)
    return (
      <PublicPage path={path}>
        <PageHead title={t('confirmTitle')}>
          <p className="lede">{t('confirmLede', { frequency, subject })}</p>
        </PageHead>
        <form action={actions.confirm}>
          <button type="submit" className="button">
            {t('confirm')}
          </button>
        </form>
        <p className="quiet mt-6">{t('confirmNot')}</p>
      </PublicPage>
    )
  return (
    <PublicPage path={path}>
      <PageHead title={t('runningTitle')}>
        <p className="lede">{t('runningLede', { frequency, subject })}</p>
        <p>
          <Link href={list}>{t('see')}</Link>
        </p>
      </PageHead>
      <form action={actions.change}>
        <Frequencies chosen={frequency} />
        <button type="submit" className="button mt-3">
          {t('change')}
        </button>
      </form>
      <Section title={t('endQuestion')} id="end">
        <form action={actions.end}>
          <p className="quiet mb-2">{t('endHint')}</p>
          <button type="submit" className="button">
            {t('end')}
          </button>
        </form>
      </Section>
    </PublicPage>
  )
}
