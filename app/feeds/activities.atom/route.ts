import { getTranslations } from 'next-intl/server'
import { resolveFilters } from '@/lib/directory/filter-values'
import { latestActivities } from '@/lib/directory/latest-activities'
import { searchOutcome } from '@/lib/directory/search'
import { env } from '@/lib/env'
import { formatList, formatSpan } from '@/lib/format'
import { writeAtom } from '@/lib/interchange/atom'
import { defaultLocale } from '@/lib/locales'
import { parseFilters, serialiseFilters } from '@/lib/search/params'

/**
 * The activities that match, last changed first, as Atom. The server in front knows the canonical address of each
 * choice, keeps its feed until anything changes, adds the ETag and compresses.
 */
export async function GET(request: Request): Promise<Response> {
  return new Response(await feedOf(new URL(request.url).searchParams), {
    headers: {
      'Content-Type': 'application/atom+xml; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
      'Access-Control-Allow-Origin': '*',
    },
  })
}

async function feedOf(asked: URLSearchParams): Promise<string> {
  const t = await getTranslations({ locale: defaultLocale })
  const parsed = parseFilters('activities', asked)
  const outcome = await searchOutcome(parsed.filters.q[0] ?? '')
  const given = outcome?.nothing ? { ...parsed.filters, q: [] } : parsed.filters
  const { filters, names, problems } = await resolveFilters(given)
  const listed = await latestActivities(filters)
  const left = [...parsed.problems, ...problems].filter(
    ({ parameter }) => parameter !== 'former' && parameter !== 'cursor',
  )
  const isLost = listed.isLost || parsed.problems.some(({ parameter }) => parameter === 'cursor')
  const notes = [
    ...left.map(({ parameter, value }) => t('feed.problem', { parameter, value })),
    ...(isLost ? [t('filters.problemCursor')] : []),
    ...(outcome?.nothing ? [t('search.noWords', { text: outcome.text })] : []),
  ]
  const site = env().SITE_URL
  const query = serialiseFilters('activities', { ...filters, sort: [], cursor: [] })
  const pageFrom = (cursor: readonly string[]) =>
    withQuery(
      `${site}/feeds/activities.atom`,
      serialiseFilters('activities', { ...filters, sort: [], cursor }),
    )
  const chosen = Object.entries({ ...filters, ...names }).flatMap(([parameter, values]) =>
    parameter === 'sort' || parameter === 'cursor'
      ? []
      : (values ?? []).map((value) => (typeof value === 'string' ? value : nameOf(parameter, value))),
  )
  return writeAtom({
    site,
    title: chosen.length
      ? t('feed.titleOf', { chosen: formatList(chosen, defaultLocale), site: t('site.name') })
      : t('feed.title', { site: t('site.name') }),
    subtitle: notes.length ? notes.join(' ') : t('site.tagline'),
    rights: t('footer.licence'),
    query,
    updatedAt: listed.updatedAt ?? new Date(0).toISOString(),
    entries: listed.items,
    links: {
      self: pageFrom(isLost ? [] : filters.cursor),
      first: pageFrom([]),
      next: listed.nextCursor ? pageFrom([listed.nextCursor]) : null,
      alternate: withQuery(`${site}/activities`, query),
    },
  })
}

/** Periods are called by their months. */
function nameOf(parameter: string, { value, name }: { value: string; name: string }): string {
  if (parameter !== 'period') return name
  const [startMonth = '', endMonth = ''] = value.split('--')
  return formatSpan({ startMonth, endMonth }, defaultLocale)
}

function withQuery(address: string, query: string): string {
  return query ? `${address}?${query}` : address
}
