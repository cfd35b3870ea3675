import { useTranslations } from 'next-intl'
import { Timeline } from '@/components/timeline/timeline'
import type { LinkTarget } from '@/components/ui/link'
import { Groupings } from '@/components/views/view-links'
import type { Timeline as TimelineData } from '@/lib/directory/timeline'
import { serialiseFilters, withFilter } from '@/lib/search/params'
import { listAddress } from './activity-map'
import { ActivityView, type NarrowedActivities, withQuery } from './activity-view'

export type ActivityTimelineData = NarrowedActivities & { timeline: TimelineData }

/** The matching activities by period, as one finds it at `/activities/timeline`. */
export function ActivityTimelinePage({ data, site }: { data: ActivityTimelineData; site: string }) {
  const t = useTranslations('filters.parameter')
  const { filters, timeline } = data
  return (
    <ActivityView
      data={data}
      view="timeline"
      kept={timeline.by === 'measure' ? [] : [{ name: 'by', value: timeline.by }]}
      site={site}
    >
      <Groupings
        choices={(['measure', 'agency'] as const).map((value) => ({ value, label: t(value) }))}
        current={timeline.by}
        addressOf={(by) =>
          withQuery('/activities/timeline', serialiseFilters('activityTimeline', { ...filters, by: [by] }))
        }
      />
      <ActivityTimeline data={data} />
    </ActivityView>
  )
}

/** The timeline alone. */
export function ActivityTimeline({
  data: { filters, timeline },
  target,
}: {
  data: ActivityTimelineData
  target?: LinkTarget
}) {
  return (
    <Timeline
      timeline={timeline}
      columns
      target={target}
      addressOf={({ period, row }) => {
        const ofPeriod = withFilter(filters, 'period', [period])
        return listAddress(row ? withFilter(ofPeriod, timeline.by, [row]) : ofPeriod)
      }}
    />
  )
}
