import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActivityList } from '@/components/activity/activity-list'
import { TakeAway } from '@/components/activity/take-away'
import { useFilterWords } from '@/components/activity/use-filter-words'
import { ChosenFilters, FilterProblems } from '@/components/filters/chosen'
import { Paging } from '@/components/filters/fields'
import { PublicPage } from '@/components/frame/public-page'
import { Timeline } from '@/components/timeline/timeline'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { type ActivityPage, activityPageSize } from '@/lib/directory/activities'
import type { ActivityListItem } from '@/lib/directory/activity-list-items'
import type { AgencyDetail } from '@/lib/directory/agencies'
import type { ActivityFacets } from '@/lib/directory/facets'
import type { NamedValue } from '@/lib/directory/filter-values'
import type { Timeline as TimelineData } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import { type FilterProblem, type Filters, serialiseFilters, withFilter } from '@/lib/search/params'
import { AgencyFacts } from './agency-facts'
import { AgencyFilterForm } from './agency-filter-form'
import { AgencyProfile } from './agency-profile'

export type AgencyPageData = {
  agency: AgencyDetail
  timeline: TimelineData
  filters: Filters<'agency'>
  problems: FilterProblem[]
  names: { [P in keyof Filters<'agency'>]?: NamedValue[] }
  page: ActivityPage
  total: number
  facets: ActivityFacets
}

/** An agency: who it is, what it reported as a picture and as a list, and its profile. */
export function AgencyPage({ data }: { data: AgencyPageData }) {
  const t = useTranslations()
  const { agency, timeline, filters } = data
  const address = agencyAddress(agency.slug)
  const years = reportedYears(timeline)
  return (
    <PublicPage path={address(filters)} current="agencies">
      <PageHead
        trail={
          <>
            <Link href="/agencies">{t('nav.agencies')}</Link> · {t(`vocabulary.agencyKind.${agency.kind}`)}
          </>
        }
        title={agency.name}
        mark={agency.acronym}
      >
        <p className="lede">{agency.summary}</p>
      </PageHead>
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_14rem]">
        <section aria-labelledby="reported" className="max-lg:order-2">
          <h2 id="reported" className="mb-1">
            {years ? t('agency.reportedSpan', years) : t('agency.reported')}
          </h2>
          {timeline.cells.length > 0 ? (
            <Timeline
              timeline={timeline}
              addressOf={({ period, row }) =>
                `${address({ ...noFilters, period: [period], measure: row ? [row] : [] })}#activities`
              }
            />
          ) : (
            <p>{t('agency.nothing')}</p>
          )}
        </section>
        <AgencyFacts agency={agency} />
      </div>
      {timeline.cells.length > 0 ? <Activities data={data} address={address} /> : null}
      <AgencyProfile sections={agency.sections} />
    </PublicPage>
  )
}

function Activities({
  data,
  address,
}: {
  data: AgencyPageData
  address: (filters: Filters<'agency'>) => string
}) {
  const t = useTranslations()
  const { agency, filters, page, total } = data
  const words = useFilterWords(data.names)
  const bold = (chunks: ReactNode) => <b>{chunks}</b>
  return (
    <div id="activities" className="mt-14 grid gap-10 md:grid-cols-[14rem_minmax(0,1fr)]">
      <AgencyFilterForm slug={agency.slug} filters={filters} facets={data.facets} />
      <div>
        <FilterProblems problems={data.problems} />
        <ChosenFilters
          clear={`${address(noFilters)}#activities`}
          chosen={words.map(({ parameter, value, label }) => {
            const own = parameter as 'measure' | 'period' | 'country' | 'role'
            const kept = filters[own].filter((other) => other !== value)
            return { parameter, label, without: `${address(withFilter(filters, own, kept))}#activities` }
          })}
        />
        <p className="mb-6">{t.rich('agency.shown', { b: bold, count: total, agency: agency.acronym })}</p>
        {byPeriod(page.items).map(({ period, activities }) => (
          <PeriodGroup key={period.slug} period={period} activities={activities} />
        ))}
        <Paging
          next={page.nextCursor ? address({ ...filters, cursor: [page.nextCursor] }) : null}
          first={filters.cursor.length > 0 ? address({ ...filters, cursor: [] }) : null}
          count={activityPageSize}
        />
        <TakeAway filters={{ ...filters, agency: [agency.slug] }} />
      </div>
    </div>
  )
}

function PeriodGroup({
  period,
  activities,
}: {
  period: ActivityListItem['period']
  activities: ActivityListItem[]
}) {
  const locale = useLocale()
  return (
    <section className="mb-10">
      <h3 className="mb-4 border-line border-b pb-1 font-sans text-[0.94rem] text-quiet">
        <Link href={`/periods/${period.slug}`} className="text-quiet no-underline hover:underline">
          {formatSpan(period, locale, 'long')}
        </Link>
      </h3>
      <ActivityList activities={activities} level={4} />
    </section>
  )
}

const noFilters: Filters<'agency'> = { measure: [], period: [], country: [], role: [], cursor: [] }

function agencyAddress(slug: string) {
  return (filters: Filters<'agency'>) => {
    const query = serialiseFilters('agency', filters)
    return query ? `/agencies/${slug}?${query}` : `/agencies/${slug}`
  }
}

/** The list is sorted by period, so equal periods stand together. */
function byPeriod(activities: ActivityListItem[]) {
  const groups: { period: ActivityListItem['period']; activities: ActivityListItem[] }[] = []
  for (const activity of activities) {
    const last = groups.at(-1)
    if (last?.period.slug === activity.period.slug) last.activities.push(activity)
    else groups.push({ period: activity.period, activities: [activity] })
  }
  return groups
}

function reportedYears(timeline: TimelineData): { from: string; to: string } | null {
  const slugs = new Set(timeline.totals.map((total) => total.period))
  const periods = timeline.periods.filter((period) => slugs.has(period.slug))
  const first = periods[0]
  const last = periods.at(-1)
  return first && last ? { from: first.startMonth.slice(0, 4), to: last.endMonth.slice(0, 4) } : null
}
