import { useLocale, useTranslations } from 'next-intl'
import { ActivitySection } from '@/components/activity/activity-section'
import { PublicPage } from '@/components/frame/public-page'
import { CountedLinks } from '@/components/ui/counted-links'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { InLanguage } from '@/components/ui/text'
import type { ActivityPage } from '@/lib/directory/activities'
import type { ActivityFacets } from '@/lib/directory/facets'
import type { PeriodDetail } from '@/lib/directory/periods'
import { formatSpan, monthsIn } from '@/lib/format'
import { serialiseFilters } from '@/lib/search/params'

/** One reporting period: what was reported, who reported it, and the periods around it. */
export function PeriodPage({
  period,
  activities,
  measures,
}: {
  period: PeriodDetail
  activities: ActivityPage
  measures: ActivityFacets['measures']
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <PublicPage path={`/periods/${period.slug}`}>
      <PageHead
        trail={
          <>
            <Link href="/periods">{t('nav.periods')}</Link> ·{' '}
            {t('period.length', { count: monthsIn(period) })}
          </>
        }
        title={formatSpan(period, locale, 'long')}
      >
        {period.activityCount > 0 ? (
          <p className="lede">
            {t('period.lede', { activities: period.activityCount, agencies: period.agencies.length })}
          </p>
        ) : null}
        {period.inferred ? (
          <p className="quiet max-w-measure">
            {t('period.inferred')} <InLanguage language="en">{period.note ?? ''}</InLanguage>
          </p>
        ) : null}
      </PageHead>
      <div className="-mt-8 grid gap-x-16 md:grid-cols-[minmax(0,1fr)_16rem]">
        <ActivitySection
          page={activities}
          total={period.activityCount}
          filters={{ period: [period.slug] }}
          nothing={t('period.nothing')}
        />
        {period.activityCount > 0 ? (
          <div>
            <Section title={t('period.agencies')}>
              <CountedLinks
                links={period.agencies.map(({ slug, acronym, name, activityCount }) => ({
                  href: `/agencies/${slug}?period=${period.slug}#activities`,
                  label: acronym,
                  title: name,
                  count: activityCount,
                }))}
              />
            </Section>
            <Section title={t('period.measures')}>
              <CountedLinks
                links={measures.map(({ value, count }) => ({
                  href: `/activities?${serialiseFilters('activities', { measure: [value.slug], period: [period.slug] })}`,
                  label: value.shortLabel,
                  count,
                }))}
              />
            </Section>
          </div>
        ) : null}
      </div>
      <Neighbours period={period} />
    </PublicPage>
  )
}

function Neighbours({ period: { previous, next } }: { period: PeriodDetail }) {
  const t = useTranslations('period')
  const locale = useLocale()
  return (
    <nav
      aria-label={t('neighbours')}
      className="not-printed mt-14 flex flex-wrap justify-between gap-x-8 gap-y-2 border-line border-t pt-4"
    >
      {previous ? (
        <Link href={`/periods/${previous.slug}`} rel="prev">
          {t('previous', { period: formatSpan(previous, locale) })}
        </Link>
      ) : null}
      {next ? (
        <Link href={`/periods/${next.slug}`} rel="next" className="ms-auto">
          {t('next', { period: formatSpan(next, locale) })}
        </Link>
      ) : null}
    </nav>
  )
}
