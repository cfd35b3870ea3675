import { getTranslations } from 'next-intl/server'
import { type Citation, citationOf } from '@/lib/citation'
import { findActivity } from '@/lib/directory/activities'
import { env } from '@/lib/env'
import { formatSpan } from '@/lib/format'
import { defaultLocale, isLocale } from '@/lib/locales'

/** Answers with the citation of an activity as a file, or 404. */
export async function citationFile(
  params: Promise<{ locale: string; slug: string }>,
  {
    type,
    extension,
    write,
  }: { type: string; extension: string; write: (citation: Citation, publisher: string) => string },
): Promise<Response> {
  const { locale: given, slug } = await params
  const locale = isLocale(given) ? given : defaultLocale
  const activity = await findActivity(slug)
  if (!activity) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale })
  const citation = citationOf(activity, {
    url: `${env().SITE_URL}/activities/${slug}`,
    period: formatSpan(activity.period, locale, 'long'),
  })
  return new Response(write(citation, `${t('site.name')}: ${t('site.tagline')}`), {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${citation.key}.${extension}"`,
      'Cache-Control': 'public, max-age=0, s-maxage=60',
    },
  })
}
