import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { ActivityVersionItem } from '@/lib/directory/activity-versions'
import { formatDate } from '@/lib/format'

/** The versions of an activity with their dates, each of which can still be read and cited. */
export function VersionList({ slug, versions }: { slug: string; versions: ActivityVersionItem[] }) {
  const t = useTranslations('activity')
  const locale = useLocale()
  return (
    <ul aria-label={t('versions')} className="space-y-0.5">
      {versions.map(({ version, publishedAt }, index) => (
        <li key={version}>
          <Link href={`/activities/${slug}/versions/${version}`} rel="nofollow">
            {t('versionOf', { version, date: formatDate(publishedAt, locale) })}
          </Link>
          {index === 0 ? ` (${t('versionThis')})` : null}
        </li>
      ))}
    </ul>
  )
}
