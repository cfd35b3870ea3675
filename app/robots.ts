import type { MetadataRoute } from 'next'
import { env } from '@/lib/env'

/**
 * Everything may be read but combinations of filters, which are without number and show nothing of their own (the
 * feeds of filtered lists among them), the API with its exports, which say again what the pages say, and
 * what is for one person. What describes the data to catalogues stays open.
 */
export default function robots(): MetadataRoute.Robots {
  return {
    rules: {
      userAgent: '*',
      allow: ['/', '/api/v1/openapi.json'],
      disallow: ['/*?*', '/*/filtered/', '/api/', '/alerts', '/*/alerts'],
    },
    sitemap: `${env().SITE_URL}/sitemap.xml`,
  }
}
