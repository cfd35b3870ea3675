import { alternates } from '../addresses.ts'
import type { PublicPageAddress } from '../directory/pages.ts'
import { writeXml, type XmlElement } from './xml.ts'

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'

/** The list of the sitemaps at these paths (https://www.sitemaps.org/protocol.html). */
export function writeSitemapIndex(paths: string[], site: string): string {
  const sitemaps = paths.map((path): XmlElement => ['sitemap', {}, ['loc', {}, site + path]])
  return writeXml(['sitemapindex', { xmlns: namespace }, ...sitemaps])
}

/** A sitemap of these pages, each in all its languages. */
export function writeSitemap(pages: PublicPageAddress[], site: string): string {
  const declared = { xmlns: namespace, 'xmlns:xhtml': 'http://www.w3.org/1999/xhtml' }
  return writeXml(['urlset', declared, ...pages.map((page) => entry(page, site))])
}

function entry({ path, updatedAt }: PublicPageAddress, site: string): XmlElement {
  const languages = Object.entries(alternates(path)).map(
    ([hreflang, address]): XmlElement => ['xhtml:link', { rel: 'alternate', hreflang, href: site + address }],
  )
  const changed: XmlElement | null = updatedAt && ['lastmod', {}, updatedAt.toISOString()]
  return ['url', {}, ['loc', {}, site + path], changed, ...languages]
}
