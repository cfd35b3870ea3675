import { getTranslations } from 'next-intl/server'
import { provenanceOf, sheet, tableOf } from '@/components/pictures/sheet'
import { addressIn } from '@/lib/addresses'
import { catalogue } from '@/lib/catalogue'
import { env } from '@/lib/env'
import { isKnownTo, tagOf } from '@/lib/interchange/tagged'
import { defaultLocale, isLocale, type Locale } from '@/lib/locales'
import { toCsv } from '@/lib/pictures/csv'
import { drawPng } from '@/lib/pictures/png'
import { findPicture } from '../../../pictures'

const types: Record<string, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8',
}

/** The picture of a view as a file, or its numbers. `/activities/map.svg?…` leads here. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/drawn/[of]/[view]/[format]'>,
) {
  const { locale: given, of, view, format } = await params
  const query = new URL(request.url).searchParams
  const asked = isLocale(given) ? given : defaultLocale
  const locale = await languageOfPicture(asked, format)
  const type = types[format]
  const picture = type ? await findPicture(`${of}/${view}`, query, locale, format) : null
  if (!picture || !type) return new Response(null, { status: 404 })
  const path = addressIn(asked, `/${of}/${view}`)
  const address = `${env().SITE_URL}${path}${query.size > 0 ? `?${query}` : ''}`
  const provenance = await provenanceOf(locale, address, new Date())
  const text = await textOf(format, picture, provenance, locale)
  const tag = tagOf(format, text)
  const headers = { 'Cache-Control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600', ETag: tag }
  // What is drawn is known by what it is drawn from, so that a client that has it costs no drawing.
  if (isKnownTo(request, tag)) return new Response(null, { status: 304, headers })
  const body = format === 'png' ? await drawPng(text) : text
  if (!body) return new Response(null, { status: 429, headers: { 'Retry-After': '5' } })
  return new Response(body, {
    headers: {
      ...headers,
      'Content-Type': type,
      'Content-Disposition': `${format === 'csv' ? 'attachment' : 'inline'}; filename="${of}-${view}.${format}"`,
    },
  })
}

/**
 * The language of the words that there are: a picture is in one language, where a page says which of its words are in
 * another. There is no font with Chinese letters to draw a PNG with, so that one is in English.
 */
async function languageOfPicture(asked: Locale, format: string): Promise<Locale> {
  const { language } = await catalogue(asked)
  return language === 'zh' && format === 'png' ? defaultLocale : language
}

type Made = [Parameters<typeof sheet>[0], Parameters<typeof sheet>[1], Locale]

/** The table, or the drawing of which a PNG is made as well. */
async function textOf(format: string, ...[picture, provenance, locale]: Made): Promise<string> {
  if (format !== 'csv') return sheet(picture, provenance, locale)
  const t = await getTranslations({ locale, namespace: 'views.column' })
  return toCsv(tableOf(picture, provenance, [t('shows'), t('source'), t('licence'), t('made')]))
}
