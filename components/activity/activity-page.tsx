import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { ResultFigure } from '@/components/results/result-figure'
import { ContentNote } from '@/components/ui/content-note'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import type { ActivityDetail } from '@/lib/directory/activities'
import type { ActivityListItem } from '@/lib/directory/activity-list-items'
import { formatDate, formatSpan } from '@/lib/format'
import { ActivityFacts } from './activity-facts'
import { ActivityList, Participants } from './activity-list'
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
  const language = useLanguageOf(activity.language)
  return (
    <PublicPage path={`/activities/${activity.slug}`} current="activities">
      <article>
        <PageHead
          trail={
            <>
              <Link href="/activities">{t('nav.activities')}</Link> ·{' '}
              {formatSpan(activity.period, locale, 'long')} · <Participants agencies={activity.agencies} />
            </>
          }
          title={<InLanguage language={activity.language}>{activity.title}</InLanguage>}
        >
          <ContentNote note={activity.contentNote} language={activity.language} />
          <p className="lede" {...language}>
            {activity.excerpt}
          </p>
        </PageHead>
        <div className="grid gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_16rem]">
          <div>
            <Prose text={activity.body} language={activity.language} />
            {activity.results.length > 0 ? (
              <Section title={t('activity.numbers')}>
                <ul className="grid gap-8 sm:grid-cols-2">
                  {activity.results.map((result) => (
                    <li key={result.slug}>
                      <ResultFigure result={result} within="activity" />
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null}
          </div>
          <ActivityFacts activity={activity} />
        </div>
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
