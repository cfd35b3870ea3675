import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Section } from '@/components/ui/page-head'
import { InLanguage } from '@/components/ui/text'
import type { ActivityDetail } from '@/lib/directory/activities'
import type { ActivityListItem } from '@/lib/directory/activity-list-items'
import { formatDate } from '@/lib/format'
import { ActivityList } from './activity-list'
import { ActivityText } from './activity-text'
import { CitationSection } from './citation-section'

/** One activity: what was done, the facts beside it, the numbers it states, and how to cite it. */
export function ActivityPage({
  activity,
  related,
  url,
}: {
  activity: ActivityDetail
  related: ActivityListItem[]
  /** The permanent address, in full. */
  url: string
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <PublicPage path={`/activities/${activity.slug}`} current="activities">
      <article>
        <ActivityText activity={activity} />
        <CitationSection activity={activity} url={url} />
        <Section title={t('activity.provenance')}>
          <div className="quiet max-w-measure space-y-1">
            {activity.fromFormerInventory ? <p>{t('activity.fromFormer')}</p> : null}
            {activity.provenanceNote ? (
              <p>
                <InLanguage language="en">{activity.provenanceNote}</InLanguage>
              </p>
            ) : null}
            {activity.measures.some((measure) => measure.inferred) ? (
              <p>{t('activity.measureInferred')}</p>
            ) : null}
            <p>
              {t('activity.version', {
                version: activity.version,
                published: formatDate(activity.publishedAt, locale),
                updated: formatDate(activity.updatedAt, locale),
              })}
            </p>
          </div>
        </Section>
      </article>
      {related.length > 0 ? (
        <Section title={t('activity.related')}>
          <ActivityList activities={related} />
        </Section>
      ) : null}
    </PublicPage>
  )
}
