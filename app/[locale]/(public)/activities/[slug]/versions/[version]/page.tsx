import type { Metadata } from 'next'
import { ActivityVersionPage } from '@/components/activity/activity-version-page'
import { pageMetadata } from '@/components/frame/metadata'
import { newestSlugs } from '@/lib/directory/activities'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { GoneOrMissing } from '../../../../gone'
import { readVersion } from './version'

type Props = PageProps<'/[locale]/activities/[slug]/versions/[version]'>

/** One is rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string; version: string }[]> {
  return (await newestSlugs(1)).map((slug) => ({ slug, version: '1' }))
}

/** Its canonical address is that of the version that stands, which search engines are to show. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, version } = await params
  const found = await inReadersLanguage(readVersion(slug, version))
  if (!found) return {}
  const { title, excerpt: description } = found.activity
  return pageMetadata({ path: `/activities/${slug}`, title, description, type: 'article', indexed: false })
}

export default async function Page({ params }: Props) {
  const { slug, version } = await params
  const path = `/activities/${slug}/versions/${version}`
  const found = await inReadersLanguage(readVersion(slug, version))
  if (!found) return <GoneOrMissing kind="activity" slug={slug} path={path} />
  return <ActivityVersionPage found={found} url={env().SITE_URL + path} />
}
