import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { documentMetadata } from '../../../documents/metadata'
import { submissionOf } from '../../../documents/submission'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/agencies/[slug]/submission'>): Promise<Metadata> {
  const { slug } = await params
  const id = (await findProfiledAgency(slug))?.id ?? ''
  const t = await getTranslations('submission')
  return documentMetadata('agency_profile', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/submission'>) {
  const { slug } = await params
  const path = `/desk/agencies/${slug}/submission`
  const id = (await findProfiledAgency(slug))?.id ?? ''
  return submissionOf({ kind: 'agency_profile', id, path })
}
