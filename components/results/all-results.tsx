import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ResultPage } from '@/lib/directory/results'
import { type Filters, serialiseFilters } from '@/lib/search/params'

/** The way from the results of one thing to all of them in the list, where not all are shown. */
export function AllResults({ page, filters }: { page: ResultPage; filters: Partial<Filters<'results'>> }) {
  const t = useTranslations('results')
  if (!page.nextCursor) return null
  return (
    <p className="not-printed mt-8">
      <Link href={`/results?${serialiseFilters('results', filters)}`} rel="nofollow">
        {t('allOf', { count: page.total })}
      </Link>
    </p>
  )
}
