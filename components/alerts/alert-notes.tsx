import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'

/** After the form was taken: the same for every address. */
export function AlertRequestedPage() {
  const t = useTranslations('alerts')
  return (
    <Note path="/alerts/requested" title={t('requestedTitle')} text={t('requested')}>
      <p>{t('requestedNone')}</p>
    </Note>
  )
}

/** After an alert was ended. */
export function AlertEndedPage() {
  const t = useTranslations('alerts')
  return <Note path="/alerts/ended" title={t('endedTitle')} text={t('ended')} />
}

/** Where there is no alert, or none any more. */
export function AlertGonePage({ path }: { path: string }) {
  const t = useTranslations('alerts')
  return (
    <Note path={path} title={t('goneTitle')} text={t('gone')}>
      <meta name="portal-status" content="404" />
      <p>
        <Link href="/alerts">{t('again')}</Link>
      </p>
    </Note>
  )
}

function Note({
  path,
  title,
  text,
  children,
}: {
  path: string
  title: string
  text: string
  children?: ReactNode
}) {
  const t = useTranslations('alerts')
  return (
    <PublicPage path={path}>
      <PageHead title={title}>
        <p className="lede">{text}</p>
      </PageHead>
      <div className="max-w-measure space-y-4">
        {children}
        <p>
          <Link href="/activities">{t('back')}</Link>
        </p>
      </div>
    </PublicPage>
  )
}
