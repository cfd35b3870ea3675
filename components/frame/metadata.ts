import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn, alternates } from '@/lib/addresses'
import { feedAddress } from '@/lib/feed-address'
import { type Filters, isNarrowed } from '@/lib/search/params'

/**
 * Title, description, canonical address, the other languages and what is shown where the page is
 * shared. `path` is the address without its language.
 */
export async function pageMetadata({
  path,
  title,
  description,
  indexed = true,
  type = 'website',
  feed,
}: {
  path: string
  title?: string
  description: string
  indexed?: boolean
  type?: 'website' | 'article'
  /** What narrows the activities to those on the page: their feed is announced, for programs that look for one. */
  feed?: Partial<Filters<'activities'>>
}): Promise<Metadata> {
  const [t, feedTitle, locale] = await Promise.all([
    getTranslations('site'),
    getTranslations('feed'),
    getLocale(),
  ])
  const canonical = addressIn(locale, path)
  return {
    ...(title && { title }),
    description,
    alternates: {
      canonical,
      languages: alternates(path),
      ...(feed && {
        types: {
          'application/atom+xml': [
            { url: feedAddress(feed), title: feedTitle(isNarrowed(feed) ? 'link' : 'all') },
          ],
        },
      }),
    },
    openGraph: { type, title: title ?? t('name'), description, url: canonical, siteName: t('name'), locale },
    ...(!indexed && { robots: { index: false, follow: false } }),
  }
}

/**
 * A page for one person: for no search engine, and without addresses of it elsewhere. Its forms say where they come
 * from, to this site alone, so that it knows them for its own.
 */
export function personalMetadata(title: string): Metadata {
  return { title, referrer: 'same-origin', robots: { index: false, follow: false } }
}
