import { useLocale, useTranslations } from 'next-intl'
import { type Destination, PublicPage } from '@/components/frame/public-page'
import type { WithdrawalDetail } from '@/lib/directory/withdrawals'
import { formatDate } from '@/lib/format'
import { Link } from './link'
import { PageHead } from './page-head'

/** The page of something that was taken back from readers: what it was, since when it is gone, and why. */
export function GonePage({
  path,
  list,
  withdrawal: { title, reason, withdrawnAt },
}: {
  path: string
  /** Where others of its kind are. */
  list: Extract<Destination, 'activities' | 'stories'>
  withdrawal: WithdrawalDetail
}) {
  const t = useTranslations('gone')
  const nav = useTranslations('nav')
  return (
    <PublicPage path={path} current={list}>
      <meta name="portal-status" content="410" />
      <meta name="robots" content="noindex" />
      <PageHead title={t('title')}>
        <p className="lede">{t('lede', { title, date: formatDate(withdrawnAt, useLocale()) })}</p>
      </PageHead>
      <div className="max-w-measure space-y-2">
        <h2>{t('reason')}</h2>
        <p className="whitespace-pre-wrap break-words" dir="auto">
          {reason}
        </p>
        <p className="pt-4">
          <Link href={`/${list}`}>{nav(list)}</Link>
        </p>
      </div>
    </PublicPage>
  )
}
