import type { Metadata } from 'next'
import { pageMetadata } from '@/components/frame/metadata'
import { MeasurePage } from '@/components/measure/measure-page'
import { listActivities } from '@/lib/directory/activities'
import { countActivityFacets } from '@/lib/directory/facets'
import { findMeasure, listMeasures } from '@/lib/directory/measures'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../missing'

type Props = PageProps<'/[locale]/measures/[slug]'>

/** A few are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listMeasures()).slice(0, 3).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const measure = await inReadersLanguage(findMeasure(slug))
  if (!measure) return {}
  return pageMetadata({
    path: `/measures/${slug}`,
    feed: { measure: [slug] },
    title: measure.label,
    description: measure.description.trim(),
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const own = { measure: [slug] }
  const [measure, activities, facets] = await inReadersLanguage(
    Promise.all([findMeasure(slug), listActivities(own), countActivityFacets(own)]),
  )
  if (!measure) return <Missing path={`/measures/${slug}`} />
  return <MeasurePage measure={measure} activities={activities} agencies={facets.agencies} />
}
