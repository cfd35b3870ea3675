import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { documentMetadata } from '../../../documents/metadata'
import { previewOf } from '../../../documents/preview'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/agencies/[slug]/preview'>): Promise<Metadata> {
  const { slug } = await params
  const id = (await findProfiledAgency(slug))?.id ?? ''
  const t = await getTranslations('editor')
  return documentMetadata('agency_profile', id, t('preview'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/preview'>) {
  const { slug } = await params
  const agency = await findProfiledAgency(slug)
  return previewOf({ kind: 'agency_profile', id: agency?.id ?? slug, path: `/desk/agencies/${slug}/preview` })
}
