import { useTranslations } from 'next-intl'
import { LessNarrow as AnyLessNarrow } from '@/components/filters/less-narrow'
import { type Filters, withFilter } from '@/lib/search/params'
import type { NarrowedActivities } from './activity-view'
import { useFilterWords } from './use-filter-words'

/** The way out of an empty list of activities, or of another view of them. */
export function LessNarrow({
  data: { filters, names, lessNarrow },
  addressOf,
}: {
  data: Pick<NarrowedActivities, 'filters' | 'names' | 'lessNarrow'>
  addressOf: (filters: Filters<'activities'>) => string
}) {
  const t = useTranslations('activities')
  return (
    <AnyLessNarrow
      lessNarrow={lessNarrow}
      words={useFilterWords(names)}
      addressWithout={(parameter) => addressOf(withFilter(filters, parameter, []))}
      counted={(count) => t('withoutCount', { count })}
      nothing={t('nothing')}
    />
  )
}
