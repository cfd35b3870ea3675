import { getTranslations } from 'next-intl/server'
import { columnsOf } from '@/components/timeline/columns'
import { colourOf, countsTwice, labelOf } from '@/components/timeline/rows'
import { type TimeScale, timeScale } from '@/components/timeline/scale'
import type { Timeline } from '@/lib/directory/timeline'
import { formatSpan } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import { colour } from './palette'
import { type Drawing, type Picture, sheetWidth } from './sheet'
import { element, linesOf, text } from './svg'

const labelWidth = 210
const plotWidth = sheetWidth - labelWidth
const columnHeight = 190
const headroom = 24
const axisHeight = 30
const rowHeight = 30
const barHeight = 21

/** A timeline as files: the columns, and all rows beneath them. `words` say what is shown. */
export async function timelinePicture(
  timeline: Timeline,
  { title, words }: { title: string; words: string },
  locale: Locale,
): Promise<Picture> {
  const t = await getTranslations({ locale })
  const joint = timeline.cells.some((cell) => cell.jointCount === cell.count)
  const rows = new Map(timeline.rows.map((row) => [row.slug, labelOf(row)]))
  const periods = new Map(timeline.periods.map((period) => [period.slug, period]))
  return {
    title,
    words,
    notes: [
      [
        t('timeline.columnKey'),
        ...(countsTwice(timeline) ? [t('timeline.severalRows', { by: timeline.by })] : []),
        ...(joint ? [t('timeline.jointKey')] : []),
      ].join(' '),
    ],
    drawing: draw(timeline),
    table: {
      columns: [
        t('timeline.period'),
        t('filters.parameter.from'),
        t('filters.parameter.to'),
        t(`filters.parameter.${timeline.by}`),
        t('map.number', { of: 'activities' }),
        t('timeline.joint'),
      ],
      rows: timeline.cells
        .toSorted((a, b) => a.period.localeCompare(b.period) || a.row.localeCompare(b.row))
        .flatMap(({ period: slug, row, count, jointCount }) => {
          const period = periods.get(slug)
          if (!period) return []
          const { startMonth, endMonth } = period
          return [[formatSpan(period, locale), startMonth, endMonth, rows.get(row) ?? row, count, jointCount]]
        }),
    },
  }
}

function draw(timeline: Timeline): Drawing {
  const scale = timeScale(timeline.periods, 'ltr')
  const top = columnHeight + axisHeight
  const height = top + timeline.rows.length * rowHeight
  const labels = timeline.rows.flatMap((row, place) => {
    const y = top + place * rowHeight + rowHeight / 2
    const [label = ''] = linesOf(labelOf(row), 15, labelWidth - 40, 1)
    return [
      element('rect', { y: y - 6, width: 12, height: 12, fill: colour(colourOf(timeline, row.slug)) }),
      text(label, { x: 20, y: y + 5, 'font-size': 15, fill: colour('text') }),
    ]
  })
  const plot = [
    ...axis(scale, timeline.rows.length, height),
    ...columns(timeline, scale),
    ...bars(timeline, scale),
  ]
  return {
    markup: [...labels, element('g', { transform: `translate(${labelWidth} 0)` }, ...plot)].join(''),
    height,
  }
}

function axis(scale: TimeScale, rows: number, height: number): string[] {
  const lines = Array.from({ length: rows + 1 }, (_, row) => columnHeight + axisHeight + row * rowHeight)
  return [
    ...scale.years.flatMap(({ year, at }, index) => [
      element('path', { d: `M${px(at)} ${columnHeight + axisHeight - 8}V${height}`, stroke: colour('line') }),
      ...(index % 2 === 0
        ? [
            text(String(year), {
              x: px(at) + 3,
              y: columnHeight + 19,
              'font-size': 14,
              fill: colour('quiet'),
            }),
          ]
        : []),
    ]),
    ...lines.map((y) => element('path', { d: `M0 ${y}H${plotWidth}`, stroke: colour('line') })),
  ]
}

function columns(timeline: Timeline, scale: TimeScale): string[] {
  const most = columnHeight - headroom
  return columnsOf(timeline).flatMap(({ period, count, height, segments }) => {
    const { x, width } = placeOf(scale, period)
    return [
      ...segments.map((segment) =>
        element('rect', {
          x,
          y: columnHeight - (segment.from + segment.height) * most,
          width,
          height: Math.max(segment.height * most - 0.8, 0.6),
          fill: colour(colourOf(timeline, segment.row)),
        }),
      ),
      text(String(count), {
        x: x + width / 2,
        y: columnHeight - height * most - 6,
        'font-size': 14,
        'font-weight': 600,
        'text-anchor': 'middle',
        fill: colour('ink'),
      }),
    ]
  })
}

function bars(timeline: Timeline, scale: TimeScale): string[] {
  const places = new Map(timeline.rows.map((row, place) => [row.slug, place]))
  const periods = new Map(timeline.periods.map((period) => [period.slug, period]))
  return timeline.cells.flatMap((cell) => {
    const period = periods.get(cell.period)
    const place = places.get(cell.row)
    if (!period || place === undefined) return []
    const { x, width } = placeOf(scale, period)
    const y = columnHeight + axisHeight + place * rowHeight
    const fill = colour(colourOf(timeline, cell.row))
    const joint = cell.jointCount === cell.count
    return [
      element('rect', {
        x,
        y: y + (rowHeight - barHeight) / 2,
        width,
        height: barHeight,
        rx: 2,
        fill,
        'fill-opacity': joint ? 0.18 : null,
        stroke: fill,
        'stroke-width': joint ? 1.4 : null,
      }),
      text(String(cell.count), {
        x: x + width / 2,
        y: y + rowHeight / 2 + 5,
        'font-size': 14,
        'font-weight': 600,
        'text-anchor': 'middle',
        fill: joint ? colour('ink') : colour('on-measure'),
      }),
    ]
  })
}

function px(perCent: number): number {
  return (perCent / 100) * plotWidth
}

function placeOf(scale: TimeScale, period: Timeline['periods'][number]): { x: number; width: number } {
  const { start, length } = scale.place(period)
  return { x: px(start) + 0.8, width: Math.max(px(length) - 1.6, 3) }
}
