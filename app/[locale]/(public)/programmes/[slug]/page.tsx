import type { Metadata } from 'next'
import { pageMetadata } from '@/components/frame/metadata'
import { ProgrammePage } from '@/components/programme/programme-page'
import { countActivities, listActivities } from '@/lib/directory/activities'
import { findProgramme, listProgrammes } from '@/lib/directory/programmes'
import { listResults } from '@/lib/directory/results'
import { listStories } from '@/lib/directory/stories'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../missing'

type Props = PageProps<'/[locale]/programmes/[slug]'>

/** A few are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listProgrammes()).slice(0, 3).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const programme = await inReadersLanguage(findProgramme(slug))
  if (!programme) return {}
  return pageMetadata({
    path: `/programmes/${slug}`,
    feed: { programme: [slug] },
    title: programme.name,
    description: programme.summary,
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const own = { programme: [slug] }
  const [programme, results, stories, activities, activityTotal] = await inReadersLanguage(
    Promise.all([
      findProgramme(slug),
      listResults(own),
      listStories({ programme: slug }),
      listActivities(own),
      countActivities(own),
    ]),
  )
  if (!programme) return <Missing path={`/programmes/${slug}`} />
  return <ProgrammePage data={{ programme, results, stories, activities, activityTotal }} />
}
