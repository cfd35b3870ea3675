import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { submissionOf } from '../../../documents/submission'

/** What it shows depends on who looks. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('submission')
  return personalMetadata(t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/submission'>) {
  const { slug } = await params
  const path = `/desk/agencies/${slug}/submission`
  const id = (await findProfiledAgency(slug))?.id ?? ''
  return submissionOf({ kind: 'agency_profile', id, path })
}
