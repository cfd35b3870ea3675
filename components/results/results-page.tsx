import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ChosenFilters, FilterProblems } from '@/components/filters/chosen'
import { Paging } from '@/components/filters/fields'
import { LessNarrow } from '@/components/filters/less-narrow'
import { PublicPage } from '@/components/frame/public-page'
import { PageHead } from '@/components/ui/page-head'
import { ViewLinks } from '@/components/views/view-links'
import type { NamedValue } from '@/lib/directory/filter-values'
import type { LessNarrow as LessNarrowCount } from '@/lib/directory/less-narrow'
import type { ResultFacets } from '@/lib/directory/result-facets'
import { type ResultItem, type ResultPage, resultPageSize } from '@/lib/directory/results'
import {
  type FilterProblem,
  type Filters,
  isNarrowed,
  serialiseFilters,
  withFilter,
} from '@/lib/search/params'
import { ResultFilterForm } from './result-filter-form'
import { ResultGrid } from './result-grid'
import { type ResultWord, resultConditions, useResultWords } from './result-words'
import { type PillarGroup, ResultsTable } from './results-table'

/** What narrows the results and how many are left, without any of them. */
export type NarrowedResults = {
  filters: Filters<'results'>
  problems: FilterProblem[]
  names: { [P in keyof Filters<'results'>]?: NamedValue[] }
  total: number
  facets: ResultFacets
  /** Of an empty list, what there would be without one of its filters. */
  lessNarrow: LessNarrowCount<ResultWord['parameter']>[]
}

export type ResultsData = NarrowedResults & { page: ResultPage }

/** The results of all programmes and activities, by pillar. */
export function ResultsPage({ data }: { data: ResultsData }) {
  const t = useTranslations()
  const { filters, page } = data
  const words = useResultWords(filters, data.names)
  const groups = byPillar(page.items)
  return (
    <PublicPage path={address(filters)} current="results">
      <PageHead title={t('results.title')}>
        <p className="lede">{t('results.lede')}</p>
      </PageHead>
      <div className="grid gap-10 md:grid-cols-[15rem_minmax(0,1fr)]">
        <ResultFilterForm data={data} />
        <div>
          <ViewLinks of="results" current="list" query={serialiseFilters('resultMap', filters)} />
          <FilterProblems problems={data.problems} />
          <ChosenFilters
            clear="/results"
            chosen={words.map(({ parameter, value, label }) => {
              const kept = filters[parameter].filter((other) => other !== value)
              return { parameter, label, without: address(withFilter(filters, parameter, kept)) }
            })}
          />
          <Sentence data={data} />
          {data.total === 0 ? <ResultsLessNarrow data={data} /> : null}
          {groups.length > 0 ? (
            <details className="not-printed mb-8">
              <summary className="quiet underline">{t('results.table')}</summary>
              <ResultsTable groups={groups} />
            </details>
          ) : null}
          {groups.map(({ pillar, results: ofPillar }) => (
            <section key={pillar} aria-labelledby={pillar ?? 'no-pillar'} className="mb-14">
              <h2 id={pillar ?? 'no-pillar'} className="mb-5 border-line border-b pb-1">
                {pillar ? t(`vocabulary.pillar.${pillar}`) : t('results.noPillar')}
              </h2>
              <ResultGrid results={ofPillar} />
            </section>
          ))}
          <Paging
            next={page.nextCursor ? address({ ...filters, cursor: [page.nextCursor] }) : null}
            first={filters.cursor.length > 0 ? address({ ...filters, cursor: [] }) : null}
            count={resultPageSize}
          />
        </div>
      </div>
    </PublicPage>
  )
}

/** Says in words what is shown. */
function Sentence({ data: { filters, names, total } }: { data: NarrowedResults }) {
  const t = useTranslations('results')
  const conditions = resultConditions(useTranslations(), useLocale(), useResultWords(filters, names))
  const bold = (chunks: ReactNode) => <b>{chunks}</b>
  return (
    <p className="mb-4 border-line border-b pb-3">
      {isNarrowed(filters)
        ? t.rich('sentence', { b: bold, count: total, conditions })
        : t('all', { count: total })}
    </p>
  )
}

/** The way out of an empty list, of which `path` is the address. */
export function ResultsLessNarrow({
  data: { filters, names, lessNarrow },
  path = '/results',
}: {
  data: NarrowedResults
  path?: string
}) {
  const t = useTranslations('results')
  const query = (parameter: ResultWord['parameter']) =>
    serialiseFilters('results', withFilter(filters, parameter, []))
  return (
    <LessNarrow
      lessNarrow={lessNarrow}
      words={useResultWords(filters, names)}
      addressWithout={(parameter) => [path, query(parameter)].filter(Boolean).join('?')}
      counted={(count) => t('withoutCount', { count })}
      nothing={t('nothing')}
    />
  )
}

function address(filters: Filters<'results'>): string {
  const query = serialiseFilters('results', filters)
  return query ? `/results?${query}` : '/results'
}

/** The list is sorted by pillar, so equal ones stand together; those without any come last. */
export function byPillar(results: ResultItem[]): PillarGroup[] {
  const groups: PillarGroup[] = []
  for (const result of results) {
    const last = groups.at(-1)
    if (last && last.pillar === result.pillar) last.results.push(result)
    else groups.push({ pillar: result.pillar, results: [result] })
  }
  return groups
}
