import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { formatList } from '@/lib/format'
import { type Filters, withFilter } from '@/lib/search/params'
import type { NarrowedActivities } from './activity-view'
import { useFilterWords } from './use-filter-words'

/** The way out of an empty list: what there would be without each of the filters that empty it. */
export function LessNarrow({
  data: { filters, names, lessNarrow },
  addressOf,
}: {
  data: Pick<NarrowedActivities, 'filters' | 'names' | 'lessNarrow'>
  addressOf: (filters: Filters<'activities'>) => string
}) {
  const t = useTranslations('activities')
  const locale = useLocale()
  const words = useFilterWords(names)
  if (lessNarrow.length === 0) return <p className="mb-8">{t('nothing')}</p>
  return (
    <ul className="mb-8 space-y-1.5">
      {lessNarrow.map(({ parameter, count }) => (
        <li key={parameter}>
          <Link href={addressOf(withFilter(filters, parameter, []))} rel="nofollow">
            {t('without', {
              filter: formatList(
                words.filter((word) => word.parameter === parameter).map(({ label }) => label),
                locale,
              ),
            })}
          </Link>{' '}
          <span className="quiet">{t('withoutCount', { count })}</span>
        </li>
      ))}
    </ul>
  )
}
