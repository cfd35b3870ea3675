import { useLocale, useTranslations } from 'next-intl'
import type { NamedValue } from '@/lib/directory/filter-values'
import { formatMonth, formatSpan } from '@/lib/format'
import type { Filters } from '@/lib/search/params'

type Parameter = Exclude<keyof Filters<'activities'>, 'sort' | 'cursor'>
/** One chosen value: `name` within a sentence, `label` standing alone. */
export type FilterWord = { parameter: Parameter; value: string; name: string; label: string }

const order: Parameter[] = [
  ...(['q', 'agency', 'role', 'measure', 'country', 'region', 'period', 'from', 'to'] as const),
  ...(['mechanism', 'programme', 'scope', 'language'] as const),
]

/** What is chosen, in the reader's words and in the order of the filters. */
export function useFilterWords(names: { [P in keyof Filters<'activities'>]?: NamedValue[] }): FilterWord[] {
  const t = useTranslations()
  const locale = useLocale()
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
  return order.flatMap((parameter) =>
    (names[parameter] ?? []).map((named) => {
      const name = nameOf(parameter, named)
      return { parameter, value: named.value, name, label: `${t(`filters.parameter.${parameter}`)}: ${name}` }
    }),
  )
}
