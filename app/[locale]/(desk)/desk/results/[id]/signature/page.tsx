import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { signatureOf } from '../../../documents/signature'

/** What it shows depends on who looks. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('signing')
  return personalMetadata(t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/results/[id]/signature'>) {
  const { id } = await params
  return signatureOf({ kind: 'programme_result', id, path: `/desk/results/${id}/signature` })
}
