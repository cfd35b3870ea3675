import type { Metadata } from 'next'
import { AgencyPage } from '@/components/agency/agency-page'
import { pageMetadata } from '@/components/frame/metadata'
import { findAgency } from '@/lib/directory/agencies'
import { inReadersLanguage } from '@/lib/messages'
import { parseFilters, queryFrom } from '@/lib/search/params'
import { Missing } from '../../../missing'
import { loadAgency } from '../load'

type Props = PageProps<'/[locale]/agencies/[slug]/filtered'>

/** Combinations are without number: each is made when it is asked for, and kept by the server around Next. */
export const dynamic = 'force-dynamic'

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { slug } = await params
  const agency = await inReadersLanguage(findAgency(slug))
  if (!agency) return {}
  return pageMetadata({
    path: `/agencies/${slug}`,
    title: agency.name,
    description: agency.summary,
    indexed: false,
    feed: { ...parseFilters('agency', queryFrom(await searchParams)).filters, agency: [slug] },
  })
}

export default async function Page({ params, searchParams }: Props) {
  const { slug } = await params
  const data = await inReadersLanguage(loadAgency(slug, queryFrom(await searchParams)))
  return data ? <AgencyPage data={data} /> : <Missing path={`/agencies/${slug}`} />
}
