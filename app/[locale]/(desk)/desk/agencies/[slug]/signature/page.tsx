import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { documentMetadata } from '../../../documents/metadata'
import { signatureOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/agencies/[slug]/signature'>): Promise<Metadata> {
  const { slug } = await params
  const id = (await findProfiledAgency(slug))?.id ?? ''
  const t = await getTranslations('signing')
  return documentMetadata('agency_profile', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/signature'>) {
  const { slug } = await params
  const path = `/desk/agencies/${slug}/signature`
  const id = (await findProfiledAgency(slug))?.id ?? ''
  return signatureOf({ kind: 'agency_profile', id, path })
}
