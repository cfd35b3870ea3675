import { useTranslations } from 'next-intl'
import { withQuery } from '@/components/activity/activity-view'
import { FilterProblems } from '@/components/filters/chosen'
import { PublicPage } from '@/components/frame/public-page'
import { PageHead } from '@/components/ui/page-head'
import { TakeAlong } from '@/components/views/take-along'
import { Groupings, ViewLinks } from '@/components/views/view-links'
import type { MechanismMatrix } from '@/lib/directory/mechanism-matrix'
import { type FilterProblem, serialiseFilters } from '@/lib/search/params'
import { PairMatrix, PairTable } from './pair-matrix'
import { SeatMatrix, SeatTable } from './seat-matrix'

/** Agencies against mechanisms, or against each other. */
export type MatrixGrouping = 'mechanism' | 'agency'

export type MatrixData = { matrix: MechanismMatrix; by: MatrixGrouping; problems: FilterProblem[] }

/** Who sits with whom, as one finds it at `/mechanisms/matrix`. */
export function MatrixPage({ data, site }: { data: MatrixData; site: string }) {
  const t = useTranslations()
  const query = serialiseFilters('mechanismMatrix', { by: [data.by] })
  return (
    <PublicPage path={withQuery('/mechanisms/matrix', query)} current="mechanisms">
      <PageHead title={t('views.title.mechanisms.matrix')}>
        <p className="lede">{t('views.lede.mechanisms.matrix')}</p>
      </PageHead>
      <ViewLinks of="mechanisms" current="matrix" query="" />
      <FilterProblems problems={data.problems} />
      <Groupings
        choices={(['mechanism', 'agency'] as const).map((value) => ({
          value,
          label: t(`matrix.by.${value}`),
        }))}
        current={data.by}
        addressOf={(by) => withQuery('/mechanisms/matrix', serialiseFilters('mechanismMatrix', { by: [by] }))}
      />
      <Matrix data={data} />
      <TakeAlong
        path="/mechanisms/matrix"
        query={query}
        site={site}
        title={t('views.title.mechanisms.matrix')}
      />
    </PublicPage>
  )
}

/** The matrix alone. */
export function Matrix({ data: { matrix, by } }: { data: MatrixData }) {
  const t = useTranslations('matrix')
  return (
    <>
      <p className="quiet mb-4 max-w-measure">
        {t(`key.${by}`)} <span className="not-printed lg:hidden">{t('scrolls')}</span>
      </p>
      {by === 'mechanism' ? <SeatMatrix matrix={matrix} /> : <PairMatrix matrix={matrix} />}
      <details className="not-printed mt-4">
        <summary className="quiet underline">{t('table')}</summary>
        {by === 'mechanism' ? <SeatTable matrix={matrix} /> : <PairTable matrix={matrix} />}
      </details>
    </>
  )
}
