import { LRUCache } from 'lru-cache'
import type { Locale } from './locales.ts'
import type { TimeZone } from './time-zones.ts'

/**
 * Dates and numbers as the reader's language writes them. Western digits in Arabic as well, as in the
 * documents of the United Nations.
 */
const tags: Record<Locale, string> = {
  ar: 'ar-u-nu-latn',
  zh: 'zh-Hans',
  en: 'en-GB',
  fr: 'fr',
  ru: 'ru',
  es: 'es',
}

/** Making a formatter takes a hundred times as long as using it: each is made once. */
function kept<Options, Formatter>(make: new (locales: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>()
  return (locale: Locale, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`
    const known = made.get(key) ?? new make(tags[locale], options)
    made.set(key, known)
    return known
  }
}

const numbers = kept(Intl.NumberFormat)
const dates = kept(Intl.DateTimeFormat)
const lists = kept(Intl.ListFormat)
const relative = kept(Intl.RelativeTimeFormat)
const collators = kept(Intl.Collator)

/** A span of whole months, both inclusive, as `YYYY-MM`. */
export type Span = { startMonth: string; endMonth: string }

export function formatNumber(value: number, locale: Locale): string {
  return numbers(locale, { maximumFractionDigits: 2 }).format(value)
}

/** "340 kB", "1.2 MB" */
export function formatSize(bytes: number, locale: Locale): string {
  const isSmall = bytes < 1_000_000
  return numbers(locale, {
    style: 'unit',
    unit: isSmall ? 'kilobyte' : 'megabyte',
    unitDisplay: 'short',
    maximumFractionDigits: isSmall ? 0 : 1,
  }).format(Math.max(1, bytes / 1000) / (isSmall ? 1 : 1000))
}

/**
 * The number of a result, for large type, with all the decimals that are stored: a rounded figure is another
 * figure. Per cent and US dollars as such; from a million on in words ("5.7 million") where one decimal is enough
 * for that. Other units are not part of the number: what was counted names them.
 */
export function formatQuantity(value: number, unit: string, locale: Locale): string {
  const exact = { maximumFractionDigits: 4 } as const
  if (unit === 'percent') return numbers(locale, { ...exact, style: 'percent' }).format(value / 100)
  const dollars =
    unit === 'US dollars' ? ({ style: 'currency', currency: 'USD', currencyDisplay: 'name' } as const) : {}
  const words = numbers(locale, {
    ...dollars,
    notation: 'compact',
    compactDisplay: 'long',
    minimumFractionDigits: 0,
    maximumFractionDigits: 20,
  })
  const decimals = words.formatToParts(value).find((part) => part.type === 'fraction')?.value.length ?? 0
  if (value >= 1_000_000 && decimals <= 1) return words.format(value)
  return numbers(locale, {
    ...dollars,
    ...exact,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(value)
}

/** "October 2009" or, short, "Oct 2009". */
export function formatMonth(month: string, locale: Locale, length: 'long' | 'short' = 'long'): string {
  return monthFormat(locale, length).format(toDate(month))
}

/** A list writes the few spans that there are again and again. */
const spans = new LRUCache<string, string>({ max: 2000 })

/** "Oct 2009 – Feb 2010", "Mar – Sept 2009": the year stands once where both months share it. */
export function formatSpan(span: Span, locale: Locale, length: 'long' | 'short' = 'short'): string {
  const key = `${locale} ${length} ${span.startMonth} ${span.endMonth}`
  const written = spans.get(key) ?? writeSpan(span, locale, length)
  spans.set(key, written)
  return written
}

function writeSpan({ startMonth, endMonth }: Span, locale: Locale, length: 'long' | 'short'): string {
  const month = (value: string) => formatMonth(value, locale, length)
  if (startMonth === endMonth) return month(startMonth)
  const sharesYear = startMonth.slice(0, 4) === endMonth.slice(0, 4)
  const alone = (value: string, width: 'long' | 'short') =>
    dates(locale, { month: width, timeZone: 'UTC' }).format(toDate(value))
  // Left to itself, a range repeats the year in Russian, and in Chinese it is all figures ("2009/3 – 2009/9").
  if (locale === 'zh')
    return `${month(startMonth)}${dash}${sharesYear ? alone(endMonth, 'short') : month(endMonth)}`
  if (locale === 'ru' && sharesYear) return `${alone(startMonth, length)}${dash}${month(endMonth)}`
  return monthFormat(locale, length).formatRange(toDate(startMonth), toDate(endMonth))
}

/** Between thin spaces, as the ranges of other languages have it. */
const dash = '\u2009–\u2009'

/** "1992–2019", "from 2019", "until 2010" have no words of their own here: an open end is left open ("2019–"). */
export function yearSpan({
  fromYear,
  untilYear,
}: {
  fromYear: number | null
  untilYear: number | null
}): string {
  if (fromYear === null && untilYear === null) return ''
  return fromYear === untilYear ? String(fromYear) : `${fromYear ?? ''}–${untilYear ?? ''}`
}

/** "22 November 2026" */
export function formatDate(date: Date | string, locale: Locale): string {
  return dates(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(date))
}

/** "22 November 2026 at 14:05 UTC" */
export function formatTime(date: Date | string, locale: Locale): string {
  return `${formatTimeIn(date, locale, 'UTC')} UTC`
}

/** "22 November 2026 at 14:05", as clocks show it there; the name of the time zone is in the messages. */
export function formatTimeIn(date: Date | string, locale: Locale, timeZone: TimeZone): string {
  return dates(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(new Date(date))
}

/** "today", "yesterday", "Tuesday" within a week, else "22 November 2026"; in universal time. */
export function formatDay(date: Date | string, locale: Locale, now = new Date()): string {
  const days = daysBetween(new Date(date), now)
  if (days === 0 || days === 1) return relative(locale, { numeric: 'auto' }).format(-days, 'day')
  if (days > 1 && days < 7) return dates(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(date))
  return formatDate(date, locale)
}

/** How many days later, by the calendar, the other moment is. */
export function daysBetween(from: Date, to: Date): number {
  const dayOf = (date: Date) => Math.floor(date.getTime() / 86_400_000)
  return dayOf(to) - dayOf(from)
}

/** "2 minutes ago", "in 3 days": from one moment to another, in the largest unit of which there is a whole one. */
export function formatFromNow(date: Date | string, locale: Locale, now: Date): string {
  const seconds = (new Date(date).getTime() - now.getTime()) / 1000
  const [unit, length] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['minute', 60]
  return relative(locale, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit)
}

const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** "14:05", by the clock of whoever reads it: for what is said in the browser. */
export function formatClock(date: Date | string, locale: Locale): string {
  return dates(locale, { timeStyle: 'short' }).format(new Date(date))
}

/** "22 November 2026 at 14:05", by the clock of whoever reads it: for what is said in the browser. */
export function formatLocalTime(date: Date | string, locale: Locale): string {
  return dates(locale, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(date))
}

/** "Kenya, Mexico and South Africa" */
export function formatList(items: string[], locale: Locale): string {
  return lists(locale, { type: 'conjunction' }).format(items)
}

/** Names in the order of the reader's alphabet. */
export function compareNames(locale: Locale): (a: string, b: string) => number {
  return collators(locale, {}).compare
}

/** Months since the year 0, for measuring lengths: 2009-10 lies 5 before 2010-03. */
export function monthIndex(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

/** How many whole months a span lasts, both ends included. */
export function monthsIn(span: Span): number {
  return monthIndex(span.endMonth) - monthIndex(span.startMonth) + 1
}

function monthFormat(locale: Locale, length: 'long' | 'short'): Intl.DateTimeFormat {
  return dates(locale, { month: length, year: 'numeric', timeZone: 'UTC' })
}

function toDate(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`)
}
