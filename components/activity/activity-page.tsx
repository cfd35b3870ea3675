import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Section } from '@/components/ui/page-head'
import { InLanguage } from '@/components/ui/text'
import type { ActivityDetail } from '@/lib/directory/activities'
import type { ActivityListItem } from '@/lib/directory/activity-list-items'
import type { ActivityVersionItem } from '@/lib/directory/activity-versions'
import { formatDate } from '@/lib/format'
import { ActivityList } from './activity-list'
import { ActivityText } from './activity-text'
import { CitationSection } from './citation-section'
import { VersionList } from './version-list'

/** One activity: what was done, the facts beside it, the numbers it states, and how to cite it. */
export function ActivityPage({
  activity,
  related,
  versions,
  url,
}: {
  activity: ActivityDetail
  related: ActivityListItem[]
  /** Every version that readers had or have, the newest first. */
  versions: ActivityVersionItem[]
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
            {versions.length > 0 ? <VersionList slug={activity.slug} versions={versions} /> : null}
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
