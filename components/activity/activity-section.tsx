import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import type { ActivityPage } from '@/lib/directory/activities'
import { type Filters, serialiseFilters } from '@/lib/search/params'
import { ActivityList } from './activity-list'

/** The activities of the thing whose page it is, newest first, and the way to all of them in the list. */
export function ActivitySection({
  page,
  total,
  filters,
  nothing,
}: {
  page: ActivityPage
  total: number
  /** What narrows the list of activities to these. */
  filters: Partial<Filters<'activities'>>
  /** What is said where there are none. */
  nothing: string
}) {
  const t = useTranslations()
  const all = (
    <Link href={`/activities?${serialiseFilters('activities', filters)}`} rel="nofollow">
      {t(page.nextCursor ? 'activitySection.all' : 'activitySection.narrow', { count: total })}
    </Link>
  )
  return (
    <Section title={t('nav.activities')} id="activities" aside={total > 1 ? all : null}>
      {total === 0 ? <p className="quiet">{nothing}</p> : <ActivityList activities={page.items} />}
      {page.nextCursor ? <p className="not-printed mt-8">{all}</p> : null}
    </Section>
  )
}
