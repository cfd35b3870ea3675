import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { withQuery } from '@/components/activity/activity-view'
import { ChosenFilters, FilterProblems } from '@/components/filters/chosen'
import { PublicPage } from '@/components/frame/public-page'
import { PageHead } from '@/components/ui/page-head'
import { TakeAlong } from '@/components/views/take-along'
import { type View, ViewLinks } from '@/components/views/view-links'
import { type Filters, isNarrowed, serialiseFilters, withFilter } from '@/lib/search/params'
import { ResultFilterForm } from './result-filter-form'
import { resultConditions, useResultWords } from './result-words'
import { type NarrowedResults, ResultsLessNarrow } from './results-page'

/** A view of the results other than the list, with the same filters. */
export function ResultView({
  data,
  view,
  kept = [],
  site,
  children,
}: {
  data: NarrowedResults
  view: Extract<View, 'map' | 'charts'>
  /** What the address holds besides filters. */
  kept?: { name: string; value: string }[]
  site: string
  children: ReactNode
}) {
  const t = useTranslations()
  const { filters } = data
  const words = useResultWords(filters, data.names)
  const path = `/results/${view}`
  const query = (chosen: Partial<Filters<'results'>>) =>
    [serialiseFilters('resultMap', chosen), ...kept.map(({ name, value }) => `${name}=${value}`)]
      .filter(Boolean)
      .join('&')
  const address = (chosen: Partial<Filters<'results'>>) => withQuery(path, query(chosen))
  return (
    <PublicPage path={address(filters)} current="results">
      <PageHead title={t(`views.title.results.${view}`)}>
        <p className="lede">{t(`views.lede.results.${view}`)}</p>
      </PageHead>
      <div className="view grid gap-x-10 gap-y-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
        <ResultFilterForm data={data} path={path} kept={kept} />
        <div>
          <ViewLinks of="results" current={view} query={serialiseFilters('resultMap', filters)} />
          <FilterProblems problems={data.problems} />
          <ChosenFilters
            clear={address({})}
            chosen={words.map(({ parameter, value, label }) => {
              const left = filters[parameter].filter((other) => other !== value)
              return { parameter, label, without: address(withFilter(filters, parameter, left)) }
            })}
          />
          <ResultSentence data={data} />
          {data.total === 0 ? <ResultsLessNarrow data={data} path={path} /> : null}
          {data.total > 0 ? (
            <>
              {children}
              <TakeAlong
                path={path}
                query={query(filters)}
                site={site}
                title={t(`views.title.results.${view}`)}
              />
            </>
          ) : null}
        </div>
      </div>
    </PublicPage>
  )
}

/** Says in words what is shown. */
export function ResultSentence({ data: { filters, names, total } }: { data: NarrowedResults }) {
  const t = useTranslations()
  const conditions = resultConditions(t, useLocale(), useResultWords(filters, names))
  const narrowed = isNarrowed(filters) ? 'yes' : 'no'
  return <p className="mb-6">{t('views.results', { narrowed, count: total, conditions })}</p>
}
