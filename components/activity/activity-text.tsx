import { useLocale, useTranslations } from 'next-intl'
import { ResultFigure } from '@/components/results/result-figure'
import { ContentNote } from '@/components/ui/content-note'
import { FileList } from '@/components/ui/file-list'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import type { ActivityDetail } from '@/lib/directory/activities'
import { formatSpan } from '@/lib/format'
import { ActivityFacts } from './activity-facts'
import { Participants } from './activity-list'

/** What an activity's page says of it: the same on the page itself and in a preview of it at the desk. */
export function ActivityText({
  activity,
  level = 1,
  filesAt = '/files',
}: {
  activity: ActivityDetail
  /** The level of the title. */
  level?: 1 | 2
  /** Where its files are: those of a text under way are at the desk. */
  filesAt?: '/files' | '/desk/attachments'
}) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf(activity.language)
  return (
    <>
      <PageHead
        level={level}
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
          <Prose text={activity.body} language={activity.language} nested={level === 2} />
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
          <FileList files={activity.files} at={filesAt} language={activity.language} />
        </div>
        <ActivityFacts activity={activity} />
      </div>
    </>
  )
}
