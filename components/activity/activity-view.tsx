import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChosenFilters, FilterProblems } from '@/components/filters/chosen'
import { PublicPage } from '@/components/frame/public-page'
import { Outcome } from '@/components/search/outcome'
import { PageHead } from '@/components/ui/page-head'
import { TakeAlong, type ViewAddress } from '@/components/views/take-along'
import { type View, ViewLinks } from '@/components/views/view-links'
import { conditionsOf } from '@/lib/directory/filter-words'
import { type Filters, isNarrowed, serialiseFilters, withFilter } from '@/lib/search/params'
import type { ActivitiesData } from './activities-page'
import { ActivityFilterForm } from './activity-filter-form'
import { LessNarrow } from './less-narrow'
import { useFilterWords } from './use-filter-words'

export type NarrowedActivities = Omit<ActivitiesData, 'page' | 'passages'>

/** A view of the activities other than the list, with the same filters. */
export function ActivityView({
  data,
  view,
  kept = [],
  site,
  children,
}: {
  data: NarrowedActivities
  view: Extract<View, 'map' | 'timeline'>
  /** What the address holds besides filters. */
  kept?: { name: string; value: string }[]
  site: string
  children: ReactNode
}) {
  const t = useTranslations()
  const words = useFilterWords(data.names)
  const path = `/activities/${view}`
  const query = (filters: Partial<Filters<'activities'>>) =>
    [serialiseFilters('activities', filters), ...kept.map(({ name, value }) => `${name}=${value}`)]
      .filter(Boolean)
      .join('&')
  const address = (filters: Partial<Filters<'activities'>>) => withQuery(path, query(filters))
  const shown: ViewAddress = { path, query: query(data.filters), site }
  return (
    <PublicPage path={address(data.filters)} current="activities">
      <PageHead title={t(`views.title.activities.${view}`)}>
        <p className="lede">{t(`views.lede.activities.${view}`)}</p>
      </PageHead>
      <div className="view grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <ActivityFilterForm data={data} path={path} kept={kept} />
        <div>
          <ViewLinks of="activities" current={view} query={serialiseFilters('activityMap', data.filters)} />
          <FilterProblems problems={data.problems} />
          <ChosenFilters
            clear={address({})}
            chosen={words.map(({ parameter, value, label }) => {
              const left = data.filters[parameter].filter((other) => other !== value)
              return { parameter, label, without: address(withFilter(data.filters, parameter, left)) }
            })}
          />
          {data.outcome ? (
            <Outcome
              outcome={data.outcome}
              addressOf={(text) => address(withFilter(data.filters, 'q', [text]))}
            />
          ) : null}
          <ActivitySentence data={data} />
          {data.total === 0 ? <LessNarrow data={data} addressOf={address} /> : null}
          {data.total > 0 ? (
            <>
              {children}
              <TakeAlong {...shown} title={t(`views.title.activities.${view}`)} />
            </>
          ) : null}
        </div>
      </div>
    </PublicPage>
  )
}

/** Says in words what is shown, and what of the filters could not be used: for a view without its filters. */
export function ActivityNotes({ data, view }: { data: NarrowedActivities; view: 'map' | 'timeline' }) {
  const address = (text: string) =>
    withQuery(`/activities/${view}`, serialiseFilters('activities', withFilter(data.filters, 'q', [text])))
  return (
    <>
      <FilterProblems problems={data.problems} />
      {data.outcome ? <Outcome outcome={data.outcome} addressOf={address} /> : null}
      <ActivitySentence data={data} />
    </>
  )
}

/** Says in words what is shown. */
function ActivitySentence({ data }: { data: NarrowedActivities }) {
  const t = useTranslations()
  const conditions = conditionsOf(t, useLocale(), useFilterWords(data.names))
  return (
    <p className="mb-6">
      {t('views.activities', {
        narrowed: isNarrowed(data.filters) ? 'yes' : 'no',
        count: data.total,
        conditions,
      })}
    </p>
  )
}

export function withQuery(path: string, query: string): string {
  return query ? `${path}?${query}` : path
}
