import { getTranslations } from 'next-intl/server'
import { type Citation, citationOf, toBibTex, toRis } from '@/lib/citation'
import type { ActivityDetail } from '@/lib/directory/activities'
import { env } from '@/lib/env'
import { formatSpan } from '@/lib/format'
import { readLocale } from '@/lib/locales'

type Format = { type: string; extension: string; write: (citation: Citation, publisher: string) => string }

export const bibTex: Format = { type: 'application/x-bibtex', extension: 'bib', write: toBibTex }
export const ris: Format = { type: 'application/x-research-info-systems', extension: 'ris', write: toRis }

/** Answers with the citation of an activity as a file, or 404. `path` is the address that it names. */
export async function citationFile(
  given: string,
  activity: ActivityDetail | null | undefined,
  path: string,
  { type, extension, write }: Format,
): Promise<Response> {
  const locale = readLocale(given)
  if (!activity) return new Response(null, { status: 404 })
  const t = await getTranslations({ locale })
  const citation = citationOf(activity, {
    url: env().SITE_URL + path,
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
