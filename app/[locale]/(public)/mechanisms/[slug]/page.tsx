import type { Metadata } from 'next'
import { pageMetadata } from '@/components/frame/metadata'
import { MechanismPage } from '@/components/mechanism/mechanism-page'
import { listActivities } from '@/lib/directory/activities'
import { findMechanism, listMechanisms } from '@/lib/directory/mechanisms'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../missing'

type Props = PageProps<'/[locale]/mechanisms/[slug]'>

/** A few are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listMechanisms()).slice(0, 3).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const mechanism = await inReadersLanguage(findMechanism(slug))
  if (!mechanism) return {}
  return pageMetadata({
    path: `/mechanisms/${slug}`,
    feed: { mechanism: [slug] },
    title: mechanism.name,
    description: mechanism.summary,
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const [mechanism, activities] = await inReadersLanguage(
    Promise.all([findMechanism(slug), listActivities({ mechanism: [slug] })]),
  )
  if (!mechanism) return <Missing path={`/mechanisms/${slug}`} />
  return <MechanismPage mechanism={mechanism} activities={activities} />
}
