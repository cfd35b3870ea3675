import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { addressIn, alternates } from '@/lib/addresses'

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
}: {
  path: string
  title?: string
  description: string
  indexed?: boolean
  type?: 'website' | 'article'
}): Promise<Metadata> {
  const [t, locale] = await Promise.all([getTranslations('site'), getLocale()])
  const canonical = addressIn(locale, path)
  return {
    ...(title && { title }),
    description,
    alternates: { canonical, languages: alternates(path) },
    openGraph: { type, title: title ?? t('name'), description, url: canonical, siteName: t('name'), locale },
    ...(!indexed && { robots: { index: false, follow: false } }),
  }
}
