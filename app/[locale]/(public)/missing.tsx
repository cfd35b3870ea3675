import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MissingPage } from '@/components/ui/missing'
import { nearestPages } from '@/lib/directory/nearest'

/** What is longer was not typed by a person: the page does not repeat it, once for each language. */
const longestPath = 300

/** What its head says, whatever there might have been. */
export async function missingMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('missing'))('title') }
}

/** The page for an address that leads nowhere; the nearest pages are found by its last part. */
export async function Missing({ path }: { path: string }) {
  const near = await nearestPages(decodeURIComponent(path.split('/').at(-1) ?? ''))
  return (
    <MissingPage
      path={path.length > longestPath ? '/' : path}
      suggestions={near.map(({ kind, slug, label }) => ({ href: `/${kind}/${slug}`, label }))}
    />
  )
}
