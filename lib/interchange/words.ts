import { createTranslator } from 'use-intl/core'
import english from '../../content/messages/en.json'
import { formatDate, formatList, formatSpan, type Span } from '../format.ts'
import { licence } from '../structured-data.ts'

/** The words of rows: names of enumerations and citations, in English, the language of the data's own fields. */

const { vocabulary, openData } = english

/** A value of the database's enumeration as filters write it, with its name. */
export function termOf(
  list: 'agencyKind' | 'pillar' | 'programmeKind' | 'measureKind',
  value: string,
): { slug: string; label: string } {
  const names: Record<string, string> = list === 'measureKind' ? openData.measureKind : vocabulary[list]
  return { slug: hyphenated(value), label: names[value] ?? value }
}

export function hyphenated(value: string): string {
  return value.replaceAll('_', '-')
}

/** Spans and dates come up again and again: each is written out once. */
const shortSpan = remembering((span) => writtenOut(span, 'short'))
const longSpan = remembering((span) => writtenOut(span, 'long'))
const dateInWords = remembering((day) => formatDate(day, 'en'))

/** "Mar 2010 – Sept 2010", without the thin spaces that only type needs. */
export function spanInWords({ startMonth, endMonth }: Span): string {
  return shortSpan(`${startMonth} ${endMonth}`)
}

function writtenOut(span: string, length: 'short' | 'long'): string {
  const [startMonth = '', endMonth = ''] = span.split(' ')
  return formatSpan({ startMonth, endMonth }, 'en', length).replaceAll('\u2009', ' ')
}

const ofActivity = template('activity.citation', [
  'authors',
  'title',
  'inventory',
  'period',
  'version',
  'date',
])
const ofText = template('openData.citationOfText', ['title', 'inventory', 'version', 'date'])
const ofRecord = template('openData.citationOfRecord', ['name', 'inventory'])
const inventory = english.site.tagline

/** The citation of an activity, in the words of its page. */
export function citeActivity(
  activity: { title: string; version: number; updatedAt: string; period: Span; agencies: { name: string }[] },
  url: string,
): string {
  const { title, version, period: span } = activity
  const authors = formatList(
    activity.agencies.map(({ name }) => name),
    'en',
  )
  const period = longSpan(`${span.startMonth} ${span.endMonth}`)
  const date = dateInWords(activity.updatedAt.slice(0, 10))
  return `${ofActivity({ authors, title, inventory, period, version: String(version), date })} ${url}`
}

/** The citation of a text of the secretariat, in a version of it. */
export function citeText(row: { title: string; version: number; updatedAt: Date }, url: string): string {
  const { title, version, updatedAt } = row
  const date = dateInWords(updatedAt.toISOString().slice(0, 10))
  return `${ofText({ title, inventory, version: String(version), date })} ${url}`
}

/** The citation of a row that has a name and no versions. */
export function citeRecord(name: string, url: string): string {
  return `${ofRecord({ name, inventory })} ${url}`
}

export { licence }

/**
 * A message that is formatted once, with marks for its values, which are then put in one row after the other: a
 * download has a million of them.
 */
function template<Name extends string>(
  key: 'activity.citation' | 'openData.citationOfText' | 'openData.citationOfRecord',
  names: readonly Name[],
): (values: Record<Name, string>) => string {
  const t = createTranslator({ locale: 'en', messages: english }) as (key: string, values: object) => string
  const parts = t(key, Object.fromEntries(names.map((name) => [name, `\0${name}\0`]))).split('\0')
  return (values) => parts.map((part, index) => (index % 2 === 0 ? part : values[part as Name])).join('')
}

/** The function with its last few thousand answers kept. */
function remembering(say: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    if (known.size > 5000) known.clear()
    const said = say(key)
    known.set(key, said)
    return said
  }
}
