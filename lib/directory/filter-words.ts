import type { useTranslations } from 'next-intl'
import { formatList, formatMonth, formatSpan } from '../format.ts'
import type { Locale } from '../locales.ts'
import type { Filters } from '../search/params.ts'
import type { NamedValue } from './filter-values.ts'

type Parameter = Exclude<keyof Filters<'activities'>, 'sort' | 'cursor'>
/** One chosen value: `name` within a sentence, `label` standing alone. */
export type FilterWord = { parameter: Parameter; value: string; name: string; label: string }

/** The filters in the order in which they are said. */
export const filterOrder: Parameter[] = [
  ...(['q', 'agency', 'role', 'measure', 'country', 'region', 'period', 'from', 'to'] as const),
  ...(['mechanism', 'programme', 'scope', 'language'] as const),
]

export type Translate = ReturnType<typeof useTranslations<never>>
export type Names = { [P in keyof Filters<'activities'>]?: NamedValue[] }

/** What is chosen, as parts of a sentence. */
export function conditionsOf(t: Translate, locale: Locale, words: FilterWord[]): string {
  const parameters = [...new Set(words.map((word) => word.parameter))]
  const conditions = parameters.map((parameter) => {
    const values = words.filter((word) => word.parameter === parameter).map((word) => word.name)
    return t(`activities.condition.${parameter}`, { values: formatList(values, locale) })
  })
  return conditions.join(', ')
}

/** What is chosen, in words of the language and in the order of the filters. */
export function filterWords(t: Translate, locale: Locale, names: Names): FilterWord[] {
  const nameOf = (parameter: Parameter, { value, name }: NamedValue): string => {
    if (parameter === 'period') {
      const [startMonth = '', endMonth = ''] = value.split('--')
      return formatSpan({ startMonth, endMonth }, locale)
    }
    if (parameter === 'from' || parameter === 'to') return formatMonth(value, locale)
    if (parameter === 'role') return t(`vocabulary.role.${value as 'lead'}`)
    if (parameter === 'scope') return t(`vocabulary.scope.${value as 'global'}`)
    if (parameter === 'language')
      return new Intl.DisplayNames([locale], { type: 'language' }).of(value) ?? value
    return name
  }
  return filterOrder.flatMap((parameter) =>
    (names[parameter] ?? []).map((named) => {
      const name = nameOf(parameter, named)
      return { parameter, value: named.value, name, label: `${t(`filters.parameter.${parameter}`)}: ${name}` }
    }),
  )
}
