import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ExceptionItem, PeriodForDesk } from '@/lib/administration/periods/queries'
import { formatDate } from '@/lib/format'
import type { FormAction } from './form'
import { useMoment } from './use-moment'

/** Who may report for a period though it is closed, until when and why. */
export function PeriodExceptions({
  path,
  period,
  mayChange,
  revoke,
}: {
  path: string
  period: PeriodForDesk
  mayChange: boolean
  revoke: FormAction
}) {
  const t = useTranslations('administration.periods')
  const { exceptions } = period
  return (
    <section>
      <h2>{t('exceptions')}</h2>
      <p className="quiet mt-1 mb-2 max-w-measure">{t('exceptionsNote')}</p>
      {exceptions.length === 0 ? <p>{t('noExceptions')}</p> : null}
      <ul className="max-w-measure">
        {exceptions.map((exception) => (
          <Exception
            key={exception.agency.slug}
            exception={exception}
            timeZone={period.round?.timeZone ?? 'UTC'}
            revoke={mayChange ? revoke : null}
          />
        ))}
      </ul>
      {mayChange ? (
        <p className="mt-3">
          <Link href={`${path}/exception`}>{t('grant')}</Link>
        </p>
      ) : null}
    </section>
  )
}

function Exception({
  exception: { agency, until, isOver, reason, grantedBy },
  timeZone,
  revoke,
}: {
  exception: ExceptionItem
  timeZone: NonNullable<PeriodForDesk['round']>['timeZone']
  revoke: FormAction | null
}) {
  const t = useTranslations('administration.periods')
  const locale = useLocale()
  const moment = useMoment()
  return (
    <li className="border-line border-t py-2">
      <p>
        <b>{agency.acronym}</b>{' '}
        {t(isOver ? 'exceptionOver' : 'exceptionUntil', { until: moment(until, timeZone) })}
      </p>
      <p>{reason}</p>
      <p className="quiet">{t('grantedBy', { name: grantedBy })}</p>
      {revoke && !isOver ? (
        <form action={revoke}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="agency" value={agency.slug} />
          <button type="submit" className="text-link underline underline-offset-3">
            {t('revoke', { acronym: agency.acronym, date: formatDate(until, locale) })}
          </button>
        </form>
      ) : null}
    </li>
  )
}
