import { getTranslations } from 'next-intl/server'
import { formatDate } from '@/lib/format'
import { directionOf, type Locale } from '@/lib/locales'
import { colour } from './palette'
import { element, escaped, linesOf, text } from './svg'

/** What is drawn, from the upper left of a box `sheetWidth` wide. */
export type Drawing = { markup: string; height: number }

/** A view as files: drawn, and as a table. */
export type Picture = {
  title: string
  /** What is shown, in words. */
  words: string
  notes: string[]
  drawing: Drawing
  table: { columns: string[]; rows: (string | number)[][] }
}

/** Where a picture came from, in the words of its language. */
export type Provenance = { source: string; licence: string; made: string }

export const sheetWidth = 1120
const margin = 40

/** `address` is the full one of the view. */
export async function provenanceOf(locale: Locale, address: string, date: Date): Promise<Provenance> {
  const t = await getTranslations({ locale })
  return {
    source: t('views.source', { site: t('site.name'), tagline: t('site.tagline'), address }),
    licence: t('views.licenceShort'),
    made: t('views.made', { date: formatDate(date, locale) }),
  }
}

/** The picture as a document of its own, with its title, what it shows in words, source, licence and date. */
export function sheet(picture: Picture, provenance: Provenance, locale: Locale): string {
  const rtl = directionOf(locale) === 'rtl'
  const edge = rtl ? { x: sheetWidth, 'text-anchor': 'end' } : { x: 0 }
  let y = 0
  const block = (content: string, size: number, leading: number, attributes: Record<string, string>) =>
    linesOf(content, size, sheetWidth).map((line) => {
      y += leading
      return text(line, { ...edge, y, 'font-size': size, ...attributes })
    })
  const parts = [
    ...block(picture.title, 30, 36, { 'font-weight': '600', fill: colour('ink') }),
    ...block(picture.words, 18, 27, { fill: colour('text') }),
  ]
  y += 28
  parts.push(element('g', { transform: `translate(0 ${y})` }, picture.drawing.markup))
  y += picture.drawing.height + 12
  for (const note of picture.notes) parts.push(...block(note, 14, 21, { fill: colour('quiet') }))
  y += 16
  parts.push(element('path', { d: `M0 ${y}h${sheetWidth}`, stroke: colour('line') }))
  y += 4
  for (const line of [provenance.source, `${provenance.licence} · ${provenance.made}`])
    parts.push(...block(line, 14, 21, { fill: colour('quiet') }))
  const width = sheetWidth + 2 * margin
  const height = Math.ceil(y + 2 * margin)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${width} ${height}`,
      'font-family': rtl ? 'Vazirmatn, Noto Sans Arabic, sans-serif' : 'Source Sans 3, Noto Sans, sans-serif',
      'xml:lang': locale,
      role: 'img',
    },
    element('title', {}, escaped(picture.title)),
    element('rect', { width, height, fill: colour('ground') }),
    element('g', { transform: `translate(${margin} ${margin})` }, ...parts),
  )
}

/** The table with what it shows, source, licence and date in every row, so that no row is ever without them. */
export function tableOf(
  picture: Picture,
  { source, licence, made }: Provenance,
  names: string[],
): (string | number)[][] {
  const about = [`${picture.title}. ${picture.words}`, source, licence, made]
  return [[...picture.table.columns, ...names], ...picture.table.rows.map((row) => [...row, ...about])]
}
