import type { MetadataRoute } from 'next'
import { cacheLife } from 'next/cache'
import { alternates } from '@/lib/addresses'
import { findOverview } from '@/lib/directory/overview'
import { listPages } from '@/lib/directory/pages'
import { env } from '@/lib/env'
import { textPageNames } from '@/lib/text-pages'

/** The lists, which change whenever anything in them does. */
const lists = [
  ...['/', '/agencies', '/activities', '/countries', '/mechanisms', '/results', '/stories'],
  ...['/measures', '/periods', '/programmes', '/data', '/data/reference'],
]

/** Every public page with its languages. Lists with filters are left out: they show nothing of their own. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  'use cache'
  cacheLife('directory')
  const [overview, pages] = await Promise.all([findOverview(), listPages()])
  return [
    ...lists.map((path) => entry(path, overview.updatedAt)),
    ...textPageNames.map((name) => entry(`/${name}`, null)),
    ...pages.map(({ path, updatedAt }) => entry(path, updatedAt)),
  ]
}

function entry(path: string, updatedAt: Date | string | null): MetadataRoute.Sitemap[number] {
  const { SITE_URL } = env()
  const languages = Object.entries(alternates(path)).map(([locale, address]) => [locale, SITE_URL + address])
  return {
    url: SITE_URL + path,
    ...(updatedAt && { lastModified: updatedAt }),
    alternates: { languages: Object.fromEntries(languages) },
  }
}
