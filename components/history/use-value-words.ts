import { useLocale, useTranslations } from 'next-intl'
import type { Vocabulary } from '@/lib/directory/vocabulary'
import { formatMonth, formatNumber, formatSpan } from '@/lib/format'
import { isLocale, localeNames } from '@/lib/locales'

type Item = Record<string, unknown>

/** Says what stands in a field of a text: things by their names, numbers and months as the reader writes them. */
export function useValueWords(vocabulary: Vocabulary): (field: string, value: unknown) => string {
  const t = useTranslations()
  const locale = useLocale()
  const inferred = (item: Item) => (item.inferred ? ` (${t('vocabulary.inferred')})` : '')

  const nameOf = (field: string, value: string): string => {
    const named = namesIn(vocabulary, field)?.(value)
    if (named) return named
    if (/^\d{4}-\d{2}$/.test(value)) return formatMonth(value, locale)
    if (field === 'language' && isLocale(value)) return localeNames[value]
    const words = spoken[field]
    const key = words && `${words}.${value.replaceAll('-', '_')}`
    return key && t.has(key as never) ? t(key as never) : value
  }

  const wordsOf = (field: string, value: unknown): string => {
    if (typeof value === 'boolean') return t(value ? 'history.yes' : 'history.no')
    if (typeof value === 'number') return formatNumber(value, locale)
    if (typeof value === 'string') return nameOf(field, value)
    if (Array.isArray(value)) return value.map((each) => wordsOf(field, each)).join(' · ')
    return value && typeof value === 'object' ? itemWords(field, value as Item) : ''
  }

  const itemWords = (field: string, item: Item): string => {
    if (field === 'measures') return nameOf(field, String(item.measure)) + inferred(item)
    if (field === 'links') return `${item.label ?? ''} (${item.url ?? ''})`
    if (field === 'attachments') return String(item.label ?? '')
    if (field === 'legacyIds') return String(item.value ?? '')
    if (field === 'sections') return nameOf('section', String(item.section))
    if (field === 'period' && typeof item.start === 'string' && typeof item.end === 'string')
      return formatSpan({ startMonth: item.start, endMonth: item.end }, locale, 'long') + inferred(item)
    if (field === 'results')
      return ['qualifier', 'value', 'valueTo', 'printed', 'counted']
        .flatMap((part) =>
          part === 'qualifier' && item[part] === 'exactly' ? [] : wordsOf(part, item[part]) || [],
        )
        .join(' ')
    return Object.entries(item)
      .map(([part, inner]) => wordsOf(part, inner))
      .join(' · ')
  }

  return wordsOf
}

/** Fields whose values are words of ours. */
const spoken: Record<string, string> = {
  scope: 'vocabulary.scope',
  pillar: 'vocabulary.pillar',
  pillars: 'vocabulary.pillar',
  qualifier: 'vocabulary.qualifier',
  section: 'vocabulary.section',
}

/** Fields whose values are things of the directory, by what names them. */
function namesIn(words: Vocabulary, field: string): ((value: string) => string | undefined) | undefined {
  const agency = (value: string) => words.agencies.find(({ slug }) => slug === value)?.acronym
  const mechanism = (value: string) => words.mechanisms.find(({ slug }) => slug === value)
  const programme = (value: string) => words.programmes.find(({ slug }) => slug === value)?.name
  const finders: Record<string, (value: string) => string | undefined> = {
    agency,
    agencies: agency,
    partners: agency,
    mentions: agency,
    measures: (value) => words.measures.find(({ slug }) => slug === value)?.shortLabel,
    countries: (value) => words.countries.find(({ iso3 }) => iso3 === value)?.name,
    regions: (value) => words.regions.find(({ code }) => code === value)?.name,
    mechanisms: (value) => mechanism(value)?.acronym ?? mechanism(value)?.name,
    programme,
    programmes: programme,
  }
  return finders[field]
}
