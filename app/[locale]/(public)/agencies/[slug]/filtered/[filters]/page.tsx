import type { Metadata } from 'next'
import { AgencyPage } from '@/components/agency/agency-page'
import { pageMetadata } from '@/components/frame/metadata'
import { findAgency } from '@/lib/directory/agencies'
import { inReadersLanguage } from '@/lib/messages'
import { parseFilters, queryOfSegment } from '@/lib/search/params'
import { Missing } from '../../../../missing'
import { loadAgency } from '../../load'

type Props = PageProps<'/[locale]/agencies/[slug]/filtered/[filters]'>

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const instant = false

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, filters } = await params
  const agency = await inReadersLanguage(findAgency(slug))
  if (!agency) return {}
  return pageMetadata({
    path: `/agencies/${slug}`,
    title: agency.name,
    description: agency.summary,
    indexed: false,
    feed: { ...parseFilters('agency', queryOfSegment(filters)).filters, agency: [slug] },
  })
}

export default async function Page({ params }: Props) {
  const { slug, filters } = await params
  const data = await inReadersLanguage(loadAgency(slug, queryOfSegment(filters)))
  return data ? <AgencyPage data={data} /> : <Missing path={`/agencies/${slug}`} />
}
