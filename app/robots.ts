import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'

/** Everything may be read but combinations of filters, which are without number and show nothing of their own. */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/*?*', '/*/filtered/'] },
    sitemap: `${env().SITE_URL}/sitemap.xml`,
  }
}
