import { useLocale, useTranslations } from 'next-intl'
import { withQuery } from '@/components/activity/activity-view'
import { ResultView } from '@/components/results/result-view'
import { byPillar, type NarrowedResults } from '@/components/results/results-page'
import { ResultsTable } from '@/components/results/results-table'
import { Groupings } from '@/components/views/view-links'
import { groupings, inAlphabet, type ResultGroup, type ResultGrouping } from '@/lib/directory/result-groups'
import type { ResultItem } from '@/lib/directory/results'
import { compareNames } from '@/lib/format'
import { serialiseFilters, withFilter } from '@/lib/search/params'
import { CountBars } from './count-bars'
import { QualifierKey, ResultGroupSection } from './result-group'

export type ResultChartsData = NarrowedResults & { by: ResultGrouping; groups: ResultGroup[] }

/** The matching results drawn by pillar, country or year, as one finds it at `/results/charts`. */
export function ResultChartsPage({ data, site }: { data: ResultChartsData; site: string }) {
  const t = useTranslations()
  return (
    <ResultView
      data={data}
      view="charts"
      kept={data.by === 'pillar' ? [] : [{ name: 'by', value: data.by }]}
      site={site}
    >
      <Groupings
        choices={groupings.map((value) => ({ value, label: t(`filters.parameter.${value}`) }))}
        current={data.by}
        addressOf={(by) =>
          withQuery('/results/charts', serialiseFilters('resultCharts', { ...data.filters, by: [by] }))
        }
      />
      <ResultCharts data={data} />
    </ResultView>
  )
}

/** The charts alone: how many results there are, then those of one unit drawn to one scale. */
export function ResultCharts({ data: { groups: unsorted, filters, by } }: { data: ResultChartsData }) {
  const groups = inAlphabet(unsorted, compareNames(useLocale()))
  const t = useTranslations()
  const nameOf = useGroupName(by)
  const addressOf = ({ value }: ResultGroup) =>
    value === null
      ? null
      : withQuery('/results', serialiseFilters('results', withFilter(filters, by, [value])))
  const drawn = [
    ...new Map(groups.flatMap(({ results }) => results.map((result) => [result.slug, result]))).values(),
  ]
  return (
    <>
      <CountBars
        bars={groups.map((group) => ({
          label: nameOf(group),
          count: group.count,
          href: addressOf(group),
        }))}
      />
      <QualifierKey />
      {groups.map((group) => (
        <ResultGroupSection key={group.value} group={group} name={nameOf(group)} list={addressOf(group)} />
      ))}
      <details className="not-printed mt-8">
        <summary className="quiet underline">{t('results.table')}</summary>
        <ResultsTable groups={byPillar(drawn)} />
      </details>
    </>
  )
}

type Pillar = NonNullable<ResultItem['pillar']>

/** The name of a group in the reader's words. */
export function useGroupName(by: ResultGrouping): (group: ResultGroup) => string {
  const t = useTranslations()
  return ({ value, country }) => {
    if (value === null) return t(`charts.without.${by}`)
    return by === 'pillar'
      ? t(`vocabulary.pillar.${value.replaceAll('-', '_') as Pillar}`)
      : (country?.name ?? value)
  }
}
