import { useTranslations } from 'next-intl'
import type { NamedValue } from '@/lib/directory/filter-values'
import type { ResultItem } from '@/lib/directory/results'
import type { Filters } from '@/lib/search/params'

type Parameter = keyof Filters<'results'>
/** One chosen value: `name` within a sentence, `label` standing alone. */
export type ResultWord = { parameter: Parameter; value: string; name: string; label: string }
type Pillar = NonNullable<ResultItem['pillar']>

const order: Parameter[] = ['pillar', 'country', 'programme', 'year']

/** What is chosen among the results, in the reader's words and in the order of the filters. */
export function useResultWords(
  filters: Filters<'results'>,
  names: { [P in Parameter]?: NamedValue[] },
): ResultWord[] {
  const t = useTranslations()
  const nameOf = (parameter: Parameter, value: string): string => {
    if (parameter === 'pillar') return t(`vocabulary.pillar.${value.replaceAll('-', '_') as Pillar}`)
    return names[parameter]?.find((named) => named.value === value)?.name ?? value
  }
  return order.flatMap((parameter) =>
    filters[parameter].map((value) => {
      const name = nameOf(parameter, value)
      return { parameter, value, name, label: `${t(`filters.parameter.${parameter}`)}: ${name}` }
    }),
  )
}
