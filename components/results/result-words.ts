import { useTranslations } from 'next-intl'
import type { NamedValue } from '@/lib/directory/filter-values'
import type { Translate } from '@/lib/directory/filter-words'
import type { ResultItem } from '@/lib/directory/results'
import { formatList } from '@/lib/format'
import type { Locale } from '@/lib/locales'
import type { Filters } from '@/lib/search/params'

type Parameter = Exclude<keyof Filters<'results'>, 'cursor'>
/** One chosen value: `name` within a sentence, `label` standing alone. */
export type ResultWord = { parameter: Parameter; value: string; name: string; label: string }
type Names = { [P in Parameter]?: NamedValue[] }
type Pillar = NonNullable<ResultItem['pillar']>

/** The filters in the order in which they are said. */
export const resultOrder: Parameter[] = ['pillar', 'country', 'programme', 'year']

/** What is chosen among the results, in the reader's words and in the order of the filters. */
export function useResultWords(filters: Filters<'results'>, names: Names): ResultWord[] {
  return resultWords(useTranslations(), filters, names)
}

/** What is chosen, as parts of a sentence. */
export function resultConditions(t: Translate, locale: Locale, words: ResultWord[]): string {
  const parameters = [...new Set(words.map((word) => word.parameter))]
  const conditions = parameters.map((parameter) => {
    const values = words.filter((word) => word.parameter === parameter).map((word) => word.name)
    return t(`results.condition.${parameter}`, { values: formatList(values, locale) })
  })
  return conditions.join(', ')
}

/** The same outside of a page, in any language. */
export function resultWords(t: Translate, filters: Filters<'results'>, names: Names): ResultWord[] {
  const nameOf = (parameter: Parameter, value: string): string => {
    if (parameter === 'pillar') return t(`vocabulary.pillar.${value.replaceAll('-', '_') as Pillar}`)
    return names[parameter]?.find((named) => named.value === value)?.name ?? value
  }
  return resultOrder.flatMap((parameter) =>
    filters[parameter].map((value) => {
      const name = nameOf(parameter, value)
      return { parameter, value, name, label: `${t(`filters.parameter.${parameter}`)}: ${name}` }
    }),
  )
}
