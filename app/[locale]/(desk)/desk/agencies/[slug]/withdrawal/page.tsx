import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { documentMetadata } from '../../../documents/metadata'
import { withdrawalOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/agencies/[slug]/withdrawal'>): Promise<Metadata> {
  const { slug } = await params
  const id = (await findProfiledAgency(slug))?.id ?? ''
  const t = await getTranslations('withdrawal')
  return documentMetadata('agency_profile', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/withdrawal'>) {
  const { slug } = await params
  const path = `/desk/agencies/${slug}/withdrawal`
  const id = (await findProfiledAgency(slug))?.id ?? ''
  return withdrawalOf({ kind: 'agency_profile', id, path })
}
