import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import type { ActivityVersionDetail } from '@/lib/directory/activity-versions'
import { formatDate } from '@/lib/format'
import { ActivityText } from './activity-text'
import { CitationSection } from './citation-section'

/** A version of an activity as it was published, to be read and cited although it may not stand any more. */
export function ActivityVersionPage({
  found: { activity, current },
  url,
}: {
  found: ActivityVersionDetail
  /** The address of this version, in full. */
  url: string
}) {
  const t = useTranslations('activity')
  const { slug, version, updatedAt } = activity
  const path = `/activities/${slug}/versions/${version}`
  const date = formatDate(updatedAt, useLocale())
  return (
    <PublicPage path={path} current="activities">
      <p className="mt-6 border-glow border-s-4 bg-paper px-4 py-2.5">
        {t(version === current ? 'versionStands' : 'versionPast', { version, date })}{' '}
        <Link href={`/activities/${slug}`}>{t('versionCurrent', { version: current })}</Link>
      </p>
      <article>
        <ActivityText activity={activity} />
        <CitationSection activity={activity} url={url} path={path} />
      </article>
    </PublicPage>
  )
}
