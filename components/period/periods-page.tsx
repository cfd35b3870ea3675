import { useLocale, useTranslations } from 'next-intl'
import { Fragment } from 'react'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import type { PeriodListItem } from '@/lib/directory/periods'
import { formatSpan, monthsIn, type Span } from '@/lib/format'
import { gapBetween } from '@/lib/period-gaps'
import { PeriodScale } from './period-scale'

/** All reporting periods: as a picture to scale, and as a table, newest first. */
export function PeriodsPage({ periods }: { periods: PeriodListItem[] }) {
  const t = useTranslations('periods')
  return (
    <PublicPage path="/periods">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede')}</p>
      </PageHead>
      {periods.length > 0 ? (
        <>
          <p className="quiet mb-4 max-md:hidden">{t('scaleKey')}</p>
          <PeriodScale periods={periods} />
          <PeriodTable periods={periods} />
          {periods.some((period) => period.inferred) ? (
            <p className="quiet mt-4 max-w-measure">{t('inferredKey')}</p>
          ) : null}
        </>
      ) : null}
    </PublicPage>
  )
}

function PeriodTable({ periods }: { periods: PeriodListItem[] }) {
  const t = useTranslations('periods')
  return (
    <table className="w-full max-w-measure">
      <thead>
        <tr className="quiet">
          <th scope="col" className="pb-1 text-start font-normal">
            {t('period')}
          </th>
          <th scope="col" className="px-3 pb-1 text-end font-normal">
            {t('length')}
          </th>
          <th scope="col" className="pb-1 text-end font-normal">
            {t('activities')}
          </th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period, index) => {
          const later = periods[index - 1]
          const gap = later ? gapBetween(period, later) : null
          return (
            <Fragment key={period.slug}>
              {gap ? <GapRow gap={gap} /> : null}
              <PeriodRow period={period} />
            </Fragment>
          )
        })}
      </tbody>
    </table>
  )
}

function PeriodRow({ period }: { period: PeriodListItem }) {
  const t = useTranslations('periods')
  const locale = useLocale()
  return (
    <tr className="border-line border-t align-baseline">
      <th scope="row" className="py-2 text-start font-normal">
        <Link href={`/periods/${period.slug}`}>{formatSpan(period, locale, 'long')}</Link>
        {period.inferred ? <span className="quiet"> {t('inferred')}</span> : null}
      </th>
      <td className="px-3 text-end">{monthsIn(period)}</td>
      <td className="text-end">{period.activityCount}</td>
    </tr>
  )
}

function GapRow({ gap }: { gap: Span }) {
  const t = useTranslations('periods')
  const months = formatSpan(gap, useLocale(), 'long')
  return (
    <tr className="border-line border-t">
      <td colSpan={3} className="quiet py-1.5 italic">
        {t('gap', { months, count: monthsIn(gap) })}
      </td>
    </tr>
  )
}
