import { useTranslations } from 'next-intl'
import { FilterProblems } from '@/components/filters/chosen'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import type { Names } from '@/lib/directory/filter-words'
import type { FilterProblem } from '@/lib/search/params'
import { AlertForm, type FormAction, type RefusedAlert } from './alert-form'
import { useAlertSubject } from './use-alert-subject'

/** The activities that an alert is about: their canonical query, and what it says. */
export type AlertChoice = { query: string; names: Names; problems: FilterProblem[] }

/** Where a list is turned into an alert. */
export function NewAlertPage({
  choice: { query, names, problems },
  isOffered,
  action,
  refused,
}: {
  choice: AlertChoice
  /** Whether the portal sends mail at all. */
  isOffered: boolean
  action: FormAction
  refused?: RefusedAlert | undefined
}) {
  const t = useTranslations('alerts')
  const subject = useAlertSubject(names)
  const search = query ? `?${query}` : ''
  const feed = <a href={`/feeds/activities.atom${search}`}>{t('feed')}</a>
  return (
    <PublicPage path={`/alerts${search}`} current="activities">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      <FilterProblems problems={problems} />
      {isOffered ? (
        <>
          <p className="mb-6 max-w-measure">
            {t.rich('about', {
              subject,
              b: (chunks) => <b>{chunks}</b>,
              link: () => <Link href={`/activities${search}`}>{t('choose')}</Link>,
            })}
          </p>
          <AlertForm action={action} query={query} refused={refused} />
          <p className="quiet mt-8 max-w-measure">{t.rich('safety', { link: () => feed })}</p>
          <p className="quiet mt-1">
            <Link href="/privacy">{t('privacy')}</Link>
          </p>
        </>
      ) : (
        <p className="max-w-measure">{t.rich('off', { link: () => feed })}</p>
      )}
    </PublicPage>
  )
}
