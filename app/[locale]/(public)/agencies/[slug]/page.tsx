import type { Metadata } from 'next'
import { AgencyPage } from '@/components/agency/agency-page'
import { JsonLd } from '@/components/frame/json-ld'
import { pageMetadata } from '@/components/frame/metadata'
import { findAgency, listAgencies } from '@/lib/directory/agencies'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { organizationOf } from '@/lib/structured-data'
import { Missing } from '../../missing'
import { loadAgency } from './load'

type Props = PageProps<'/[locale]/agencies/[slug]'>

/** A few are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listAgencies({ active: ['yes'] })).slice(0, 3).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params
  const agency = await inReadersLanguage(findAgency(slug))
  if (!agency) return {}
  return pageMetadata({
    path: `/agencies/${slug}`,
    title: agency.name,
    description: agency.summary,
    feed: { agency: [slug] },
  })
}

export default async function Page({ params }: Props) {
  const { slug } = await params
  const data = await inReadersLanguage(loadAgency(slug, new URLSearchParams()))
  if (!data) return <Missing path={`/agencies/${slug}`} />
  return (
    <>
      <JsonLd data={organizationOf(data.agency, env().SITE_URL)} />
      <AgencyPage data={data} />
    </>
  )
}
