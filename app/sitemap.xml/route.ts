import { connection } from 'next/server'
import { countActivityParts } from '@/lib/directory/pages'
import { env } from '@/lib/env'
import { writeSitemapIndex } from '@/lib/interchange/sitemap'

/** The sitemaps: one of the activities for each part of them, and one of all other pages. */
export async function GET(): Promise<Response> {
  await connection()
  const parts = Array.from({ length: await countActivityParts() }, (_, index) => `activities-${index + 1}`)
  const paths = ['pages', ...parts].map((part) => `/sitemaps/${part}.xml`)
  return new Response(writeSitemapIndex(paths, env().SITE_URL), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=0, s-maxage=3600',
    },
  })
}
