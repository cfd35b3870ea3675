import { getTranslations } from 'next-intl/server'
import { type Bar, barOf } from '@/components/charts/bar'
import { comparableResults } from '@/lib/comparable-results'
import {
  fairShare,
  inAlphabet,
  mostDrawn,
  type ResultGroup,
  type ResultGrouping,
} from '@/lib/directory/result-groups'
import type { ResultItem } from '@/lib/directory/results'
import { compareNames, formatMonth, formatQuantity } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import { colour } from './palette'
import { type Picture, sheetWidth } from './sheet'
import { element, linesOf, text } from './svg'

const textWidth = 560
const barStart = 600
const barWidth = sheetWidth - barStart - 30

type Line = { markup: string[]; height: number }

/** The charts of results as files. Every number carries its qualifier, and nothing is added up. */
export async function chartsPicture(
  unsorted: readonly ResultGroup[],
  { by, title, words }: { by: ResultGrouping; title: string; words: string },
  locale: Locale,
): Promise<Picture> {
  const t = await getTranslations({ locale })
  const numberOf = ({ value, valueTo, unit, printed }: ResultItem) => {
    if (value === null) return `“${printed}”`
    const from = formatQuantity(value, unit, locale)
    return valueTo === null ? from : t('result.range', { from, to: formatQuantity(valueTo, unit, locale) })
  }
  const wordsOf = (result: ResultItem) => {
    const places = [...result.countries, ...result.regions].map(({ name }) => name).join(', ')
    const asOf = t('result.asOf', { month: formatMonth(result.asOfMonth, locale) })
    return {
      head: `${t(`vocabulary.qualifier.${result.qualifier}`)} ${numberOf(result)}`,
      counted: result.counted,
      about: [places, asOf, result.source].filter(Boolean).join(' · '),
    }
  }
  const groups = inAlphabet(unsorted, compareNames(locale))
  const share = fairShare(
    groups.map(({ count }) => count),
    mostDrawn,
  )
  const drawn = groups.map((group) => ({ ...group, results: group.results.slice(0, share) }))
  const left = drawn.reduce((sum, { count, results }) => sum + count - results.length, 0)
  const nameOf = ({ value, country }: ResultGroup) => {
    if (value === null) return t(`charts.without.${by}`)
    return by === 'pillar'
      ? t(`vocabulary.pillar.${value.replaceAll('-', '_') as NonNullable<ResultItem['pillar']>}`)
      : (country?.name ?? value)
  }
  const lines = drawn.flatMap((group) => {
    const { groups: units, others } = comparableResults(group.results)
    return [
      heading(`${nameOf(group)} (${t('counted.results', { count: group.count })})`),
      ...units.flatMap(({ unit, most, results: sameUnit }) => [
        label(t.markup('charts.unit', { unit, in: (chunks) => chunks })),
        ...sameUnit
          .toSorted((a, b) => (b.valueTo ?? b.value ?? 0) - (a.valueTo ?? a.value ?? 0))
          .map((result) => entry(wordsOf(result), barOf(result, most))),
      ]),
      ...(units.length > 0 && others.length > 0 ? [label(t('charts.alone'))] : []),
      ...others.map((result) => entry(wordsOf(result), null)),
    ]
  })
  let y = 0
  const markup = lines.map((line) => {
    const placed = element('g', { transform: `translate(0 ${y})` }, ...line.markup)
    y += line.height
    return placed
  })
  return {
    title,
    words,
    notes: [
      `${t('charts.scaleNote')} ${t('charts.ends')}`,
      ...(left > 0 ? [t('charts.more', { count: left })] : []),
    ],
    drawing: { markup: markup.join(''), height: y },
    table: {
      columns: [
        t(`filters.parameter.${by}`),
        t('charts.qualifier'),
        t('results.column.number'),
        t('charts.upTo'),
        t('charts.unitName'),
        t('results.column.counted'),
        t('results.column.where'),
        t('results.column.asOf'),
        t('results.column.source'),
      ],
      rows: groups.flatMap((group) =>
        group.results.map((result) => [
          nameOf(group),
          t(`vocabulary.qualifier.${result.qualifier}`),
          result.value ?? result.printed ?? '',
          result.valueTo ?? '',
          result.unit,
          result.counted,
          [...result.countries, ...result.regions].map(({ name }) => name).join('; '),
          result.asOfMonth,
          result.source,
        ]),
      ),
    },
  }
}

function heading(name: string): Line {
  return {
    markup: [
      text(name, { y: 34, 'font-size': 19, 'font-weight': 600, fill: colour('ink') }),
      element('path', { d: `M0 44h${sheetWidth}`, stroke: colour('line') }),
    ],
    height: 56,
  }
}

function label(words: string): Line {
  return { markup: [text(words, { y: 20, 'font-size': 15, fill: colour('quiet') })], height: 30 }
}

/** One result: how exact and how much, what was counted, where it comes from; beside it, its bar. */
function entry(words: { head: string; counted: string; about: string }, bar: Bar | null): Line {
  const width = bar ? textWidth : sheetWidth
  const counted = linesOf(words.counted, 15, width)
  const about = linesOf(words.about, 13, width)
  let y = 18
  const markup = [text(words.head, { y, 'font-size': 17, 'font-weight': 600, fill: colour('ink') })]
  for (const line of counted) {
    y += 19
    markup.push(text(line, { y, 'font-size': 15, fill: colour('text') }))
  }
  for (const line of about) {
    y += 17
    markup.push(text(line, { y, 'font-size': 13, fill: colour('quiet') }))
  }
  const height = y + 14
  if (bar) markup.push(element('g', { transform: `translate(${barStart} ${y / 2 - 4})` }, ...barMarkup(bar)))
  return { markup, height }
}

function barMarkup({ solid, open, end }: Bar): string[] {
  const fill = colour('link')
  const length = Math.max(solid * barWidth, 2)
  const soft = [2, 6.5, 10].map((x, index) =>
    element('rect', { x: length + x, width: [2.5, 1.5, 1][index], height: 14, fill }),
  )
  return [
    element('rect', { width: length, height: 14, fill }),
    ...(open > 0
      ? [element('rect', { x: length, width: open * barWidth, height: 14, fill: 'none', stroke: fill })]
      : []),
    ...(end === 'more' ? [element('path', { d: `M${length + 3} 0l9 7-9 7z`, fill })] : []),
    ...(end === 'about' ? soft : []),
  ]
}
