import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { AgencyPage } from '@/components/agency/agency-page'
import { pageMetadata } from '@/components/frame/metadata'
import { findAgency, listAgencies } from '@/lib/directory/agencies'
import { inReadersLanguage } from '@/lib/messages'
import { filterSegment, parseFilters, queryOfSegment } from '@/lib/search/params'
import { Missing } from '../../../../missing'
import { loadAgency } from '../../load'

type Props = PageProps<'/[locale]/agencies/[slug]/filtered/[filters]'>

export async function generateStaticParams(): Promise<{ slug: string; filters: string }[]> {
  const filters = filterSegment('/agencies/any', new URLSearchParams({ role: 'lead' })) ?? ''
  return (await listAgencies({ active: ['yes'] })).slice(0, 1).map(({ slug }) => ({ slug, filters }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  'use cache'
  cacheLife('versioned')
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
  'use cache'
  cacheLife('versioned')
  const { slug, filters } = await params
  const data = await inReadersLanguage(loadAgency(slug, queryOfSegment(filters)))
  return data ? <AgencyPage data={data} /> : <Missing path={`/agencies/${slug}`} />
}
