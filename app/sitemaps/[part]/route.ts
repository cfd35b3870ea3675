import { findOverview } from '@/lib/directory/overview'
import { listActivityPages, listPages, lists, type PublicPageAddress } from '@/lib/directory/pages'
import { env } from '@/lib/env'
import { writeSitemap } from '@/lib/interchange/sitemap'
import { textPageNames } from '@/lib/text-pages'

/** A sitemap: `pages.xml`, or `activities-1.xml` and so on. Lists with filters show nothing of their own. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/sitemaps/[part]'>,
): Promise<Response> {
  const pages = await pagesOf((await params).part)
  if (!pages || pages.length === 0) return new Response(null, { status: 404 })
  return new Response(writeSitemap(pages, env().SITE_URL), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=3600',
    },
  })
}

async function pagesOf(part: string): Promise<PublicPageAddress[] | null> {
  const [, number] = /^activities-([1-9]\d{0,4})\.xml$/.exec(part) ?? []
  if (number) return listActivityPages(Number(number))
  if (part !== 'pages.xml') return null
  const [{ updatedAt }, pages] = await Promise.all([findOverview(), listPages()])
  const changed = updatedAt === null ? null : new Date(updatedAt)
  return [
    ...lists.map((path) => ({ path, updatedAt: changed })),
    ...textPageNames.map((name) => ({ path: `/${name}`, updatedAt: null })),
    ...pages,
  ]
}
