import type { Dimension } from '../search/activity-segment.ts'
import { crossCounts } from '../search/cross-counts.ts'
import { atOneMoment } from '../search/current-index.ts'
import { searchedIndex } from '../search/matches.ts'
import type { ActivityFilters } from './activity-filters.ts'
import type { AgencyReference, MeasureReference, PeriodReference } from './references.ts'
import { vocabulary } from './vocabulary.ts'

/** How many activities one period has in one row, and how many of them are joint. */
export type TimelineCell = { period: string; row: string; count: number; jointCount: number }

/** A kind of work or an agency. */
export type TimelineRow = MeasureReference | AgencyReference

/** By what a timeline is divided into rows. */
export type TimelineGrouping = 'measure' | 'agency'

export type Timeline = {
  by: TimelineGrouping
  /** All reporting periods, oldest first, also those without activities: gaps are to be seen. */
  periods: PeriodReference[]
  /** Those that have activities: measures in the order of the taxonomy, agencies with the most first. */
  rows: TimelineRow[]
  cells: TimelineCell[]
  /** Activities in each period; one that stands in two rows counts once. */
  totals: { period: string; count: number }[]
}

/**
 * The activities that match, by period and by measure or agency: what the list shows under the same filters. Where
 * values of the rows' own filter are chosen, only these are rows, so that each cell is what the list has when its row
 * is chosen instead.
 */
export async function findTimeline(
  filters: ActivityFilters = {},
  by: TimelineGrouping = 'measure',
): Promise<Timeline> {
  const [[index, { numbers: words }], known] = await atOneMoment(() =>
    Promise.all([searchedIndex(filters.q?.[0]), vocabulary()]),
  )
  const counts = crossCounts(index, filters, words, { column: 'period', row: dimensionOf(by, filters) })
  const chosen = filters[by] ?? []
  const isRow = (slug: string) => chosen.length === 0 || chosen.includes(slug)
  const countOf = ({ slug }: TimelineRow) => counts.rows.get(slug) ?? 0
  const agencies = known.agencies
    .map(({ formerSlugs: _, ...agency }): TimelineRow => agency)
    .toSorted((a, b) => countOf(b) - countOf(a))
  const rows = by === 'measure' ? known.measures : agencies
  return {
    by,
    periods: known.periods.toReversed(),
    rows: rows.filter((row) => isRow(row.slug) && countOf(row) > 0),
    cells: counts.cells
      .filter(({ row }) => isRow(row))
      .map(({ column, ...cell }) => ({ period: column, ...cell })),
    totals: [...counts.columns].map(([period, count]) => ({ period, count })),
  }
}

/** With one role chosen, an agency is counted in that role. */
function dimensionOf(by: TimelineGrouping, { role }: ActivityFilters): Dimension {
  const only = role?.length === 1 ? role[0] : undefined
  return by === 'agency' && (only === 'lead' || only === 'partner') ? only : by
}
