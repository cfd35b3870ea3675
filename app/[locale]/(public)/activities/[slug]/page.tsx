import type { Metadata } from 'next'
import { ActivityPage } from '@/components/activity/activity-page'
import { JsonLd } from '@/components/frame/json-ld'
import { pageMetadata } from '@/components/frame/metadata'
import { findActivity, newestSlugs, relatedActivities } from '@/lib/directory/activities'
import { listActivityVersions } from '@/lib/directory/activity-versions'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { reportOf } from '@/lib/structured-data'
import { GoneOrMissing } from '../../gone'

type Props = PageProps<'/[locale]/activities/[slug]'>

/** A few are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await newestSlugs(3)).map((slug) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const activity = await inReadersLanguage(findActivity(slug))
  if (!activity) return {}
  return pageMetadata({
    path: `/activities/${slug}`,
    title: activity.title,
    description: activity.excerpt,
    type: 'article',
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const [activity, related] = await inReadersLanguage(
    Promise.all([findActivity(slug), relatedActivities(slug)]),
  )
  if (!activity) return <GoneOrMissing kind="activity" slug={slug} path={`/activities/${slug}`} />
  const versions = await listActivityVersions(activity.id)
  return (
    <>
      <JsonLd data={reportOf(activity, env().SITE_URL)} />
      <ActivityPage
        activity={activity}
        related={related}
        versions={versions}
        url={`${env().SITE_URL}/activities/${slug}`}
      />
    </>
  )
}
