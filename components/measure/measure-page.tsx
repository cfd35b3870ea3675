import { useTranslations } from 'next-intl'
import { ActivitySection } from '@/components/activity/activity-section'
import { PublicPage } from '@/components/frame/public-page'
import { CountedLinks } from '@/components/ui/counted-links'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { Prose } from '@/components/ui/text'
import type { ActivityPage } from '@/lib/directory/activities'
import type { ActivityFacets } from '@/lib/directory/facets'
import type { MeasureListItem } from '@/lib/directory/measures'

/** One kind of work: what it covers, what was reported under it, and by whom. */
export function MeasurePage({
  measure,
  activities,
  agencies,
}: {
  measure: MeasureListItem
  activities: ActivityPage
  agencies: ActivityFacets['agencies']
}) {
  const t = useTranslations()
  const mostFirst = agencies.toSorted((a, b) => b.count - a.count)
  return (
    <PublicPage path={`/measures/${measure.slug}`}>
      <PageHead
        trail={
          <>
            <Link href="/measures">{t('measures.title')}</Link> · {t(`measure.kind.${measure.kind}`)}
          </>
        }
        title={
          <>
            <span aria-hidden="true" className={`measure-mark text-[0.6em] measure-${measure.slug}`} />
            {measure.label}
          </>
        }
      >
        <div className="lede">
          <Prose text={measure.description} />
        </div>
      </PageHead>
      <div className="-mt-8 grid gap-x-16 md:grid-cols-[minmax(0,1fr)_14rem]">
        <ActivitySection
          page={activities}
          total={measure.activityCount}
          filters={{ measure: [measure.slug] }}
          nothing={t('measure.nothing')}
        />
        {mostFirst.length > 0 ? (
          <Section title={t('measure.agencies')}>
            <CountedLinks
              links={mostFirst.map(({ value, count }) => ({
                href: `/agencies/${value.slug}?measure=${measure.slug}#activities`,
                label: value.acronym,
                title: value.name,
                count,
              }))}
            />
          </Section>
        ) : null}
      </div>
    </PublicPage>
  )
}
