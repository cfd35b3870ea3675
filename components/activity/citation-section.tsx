import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import type { ActivityDetail } from '@/lib/directory/activities'
import { formatDate, formatList, formatSpan } from '@/lib/format'

/** How to cite an activity: as text, and as files for reference managers. */
export function CitationSection({
  activity,
  url,
  path = `/activities/${activity.slug}`,
}: {
  activity: ActivityDetail
  url: string
  /** Its permanent address, without site and language. */
  path?: string
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <Section title={t('activity.cite')} id="cite">
      <p className="max-w-measure border-line border-s-3 ps-4">
        {t('activity.citation', {
          authors: formatList(
            activity.agencies.map((agency) => agency.name),
            locale,
          ),
          title: activity.title,
          inventory: t('site.tagline'),
          period: formatSpan(activity.period, locale, 'long'),
          version: activity.version,
          date: formatDate(activity.updatedAt, locale),
        })}{' '}
        <span className="break-all">{url}</span>
      </p>
      <ul className="not-printed mt-3 flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <Link href={path}>{t('activity.permalink')}</Link>
        </li>
        {(['bib', 'ris'] as const).map((format) => (
          <li key={format}>
            <Link href={`${path}/citation.${format}`} download rel="nofollow">
              {t('activity.download', { format: format === 'bib' ? 'BibTeX' : 'RIS' })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
