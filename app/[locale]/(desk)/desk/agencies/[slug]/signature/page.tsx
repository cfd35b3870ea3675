import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { findProfiledAgency } from '@/lib/editorial/queries'
import { signatureOf } from '../../../documents/signature'

/** What it shows depends on who looks. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signing')
  return personalMetadata(t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/agencies/[slug]/signature'>) {
  const { slug } = await params
  const path = `/desk/agencies/${slug}/signature`
  const id = (await findProfiledAgency(slug))?.id ?? ''
  return signatureOf({ kind: 'agency_profile', id, path })
}
