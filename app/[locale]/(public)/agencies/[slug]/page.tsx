import type { Metadata } from 'next'
import { cacheLife } from 'next/cache'
import { permanentRedirect } from 'next/navigation'
import { getLocale } from 'next-intl/server'
import { AgencyPage } from '@/components/agency/agency-page'
import { JsonLd } from '@/components/frame/json-ld'
import { pageMetadata } from '@/components/frame/metadata'
import { addressIn } from '@/lib/addresses'
import { findAgency, findSuccessor, listAgencies } from '@/lib/directory/agencies'
import { env } from '@/lib/env'
import { inReadersLanguage } from '@/lib/messages'
import { organizationOf } from '@/lib/structured-data'
import { Missing } from '../../missing'
import { loadAgency } from './load'

/** A few are rendered when the portal is built; every other one on its first visit. */
export async function generateStaticParams(): Promise<{ slug: string }[]> {
  return (await listAgencies({ active: ['yes'] })).slice(0, 3).map(({ slug }) => ({ slug }))
}

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/agencies/[slug]'>): Promise<Metadata> {
  'use cache'
  cacheLife('directory')
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

export default async function Page({ params }: PageProps<'/[locale]/agencies/[slug]'>) {
  const { slug } = await params
  const successor = await successorOf(slug)
  if (successor) permanentRedirect(addressIn(await getLocale(), `/agencies/${successor}`))
  return <Agency slug={slug} />
}

async function Agency({ slug }: { slug: string }) {
  'use cache'
  cacheLife('directory')
  const data = await inReadersLanguage(loadAgency(slug, new URLSearchParams()))
  if (!data) return <Missing path={`/agencies/${slug}`} />
  return (
    <>
      <JsonLd data={organizationOf(data.agency, env().SITE_URL)} />
      <AgencyPage data={data} />
    </>
  )
}

async function successorOf(slug: string): Promise<string | null> {
  'use cache'
  cacheLife('directory')
  return findSuccessor(slug)
}
