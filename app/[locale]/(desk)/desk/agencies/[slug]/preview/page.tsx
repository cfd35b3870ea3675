import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { previewOf } from '../../../documents/preview'

/** What it shows is not for everybody. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editor')
  return personalMetadata(t('preview'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/preview'>) {
  const { slug } = await params
  const agency = await findProfiledAgency(slug)
  return previewOf({ kind: 'agency_profile', id: agency?.id ?? slug, path: `/desk/agencies/${slug}/preview` })
}
