import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChosenFilters, FilterProblems } from '@/components/filters/chosen'
import { Paging } from '@/components/filters/fields'
import { PublicPage } from '@/components/frame/public-page'
import { Outcome } from '@/components/search/outcome'
import { PageHead } from '@/components/ui/page-head'
import { ViewLinks } from '@/components/views/view-links'
import { type ActivityPage, activityPageSize } from '@/lib/directory/activities'
import type { ActivityPassage } from '@/lib/directory/activity-passages'
import type { ActivityFacets } from '@/lib/directory/facets'
import type { NamedValue } from '@/lib/directory/filter-values'
import { conditionsOf, type FilterWord } from '@/lib/directory/filter-words'
import type { LessNarrow as LessNarrowCount } from '@/lib/directory/less-narrow'
import type { SearchOutcome } from '@/lib/directory/search'
import {
  type FilterProblem,
  type Filters,
  isNarrowed,
  orderOf,
  serialiseFilters,
  withFilter,
} from '@/lib/search/params'
import { mostRanked } from '@/lib/search/relevance'
import { ActivityFilterForm } from './activity-filter-form'
import { ActivityList } from './activity-list'
import { LessNarrow } from './less-narrow'
import { TakeAway } from './take-away'
import { useFilterWords } from './use-filter-words'

export type ActivitiesData = {
  filters: Filters<'activities'>
  problems: FilterProblem[]
  names: { [P in keyof Filters<'activities'>]?: NamedValue[] }
  page: ActivityPage
  total: number
  facets: ActivityFacets
  /** How the words fared; null where none were searched for. */
  outcome: SearchOutcome | null
  /** Of an empty list, what there would be without one of its filters. */
  lessNarrow: LessNarrowCount<FilterWord['parameter']>[]
  /** By slug, how the words stand in it. */
  passages: Record<string, ActivityPassage>
}

/** The list of activities with its filters, as one finds it at `/activities`. */
export function ActivitiesPage({ data }: { data: ActivitiesData }) {
  const t = useTranslations()
  const { filters, names, page } = data
  const words = useFilterWords(names)
  const address = (changed: Filters<'activities'>) => addressOf(changed)
  const narrowed = isNarrowed(filters)
  return (
    <PublicPage path={address(filters)} current="activities">
      <PageHead title={t('activities.title')}>
        <p className="lede">{t('activities.lede')}</p>
      </PageHead>
      <div className="grid gap-10 md:grid-cols-[15rem_minmax(0,1fr)]">
        <ActivityFilterForm data={data} />
        <div>
          <ViewLinks of="activities" current="list" query={serialiseFilters('activityMap', filters)} />
          <FilterProblems problems={data.problems} />
          <ChosenFilters
            clear="/activities"
            chosen={words.map(({ parameter, value, label }) => ({
              parameter,
              label,
              without: address(
                withFilter(
                  filters,
                  parameter,
                  filters[parameter].filter((other) => other !== value),
                ),
              ),
            }))}
          />
          {data.outcome ? (
            <Outcome outcome={data.outcome} addressOf={(text) => address(withFilter(filters, 'q', [text]))} />
          ) : null}
          <Sentence data={data} narrowed={narrowed} />
          {data.total === 0 ? <LessNarrow data={data} addressOf={address} /> : null}
          <ActivityList activities={page.items} level={2} passages={data.passages} />
          {orderOf(filters) === 'relevance' && data.total > mostRanked ? (
            <p className="quiet mt-8">{t('activities.capped', { count: mostRanked })}</p>
          ) : null}
          <Paging
            next={page.nextCursor ? address({ ...filters, cursor: [page.nextCursor] }) : null}
            first={filters.cursor.length > 0 ? address({ ...filters, cursor: [] }) : null}
            count={activityPageSize}
          />
          <TakeAway filters={filters} />
        </div>
      </div>
    </PublicPage>
  )
}

/** Says in words what is shown, and offers the other order. */
function Sentence({ data, narrowed }: { data: ActivitiesData; narrowed: boolean }) {
  const t = useTranslations('activities')
  const conditions = conditionsOf(useTranslations(), useLocale(), useFilterWords(data.names))
  const { filters, total } = data
  const order = orderOf(filters)
  const bold = (chunks: ReactNode) => <b>{chunks}</b>
  const orders = (['relevance', 'newest', 'oldest'] as const).filter(
    (other) => other !== order && (other !== 'relevance' || filters.q.length > 0),
  )
  return (
    <div className="mb-8 flex flex-wrap justify-between gap-x-6 gap-y-1 border-line border-b pb-3">
      <p>
        {narrowed
          ? t.rich('sentence', { b: bold, count: total, order, conditions })
          : t('all', { count: total, order: order === 'oldest' ? 'oldest' : 'newest' })}
      </p>
      {total > 1 ? (
        <ul className="flex gap-x-5">
          {orders.map((other) => (
            <li key={other}>
              <a
                href={`?${serialiseFilters('activities', withFilter(filters, 'sort', [other]))}`}
                rel="nofollow"
              >
                {t(other)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

function addressOf(filters: Filters<'activities'>): string {
  const query = serialiseFilters('activities', filters)
  return query ? `/activities?${query}` : '/activities'
}
