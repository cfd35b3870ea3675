import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { signatureOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/results/[id]/signature'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('signing')
  return documentMetadata('programme_result', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/results/[id]/signature'>) {
  const { id } = await params
  return signatureOf({ kind: 'programme_result', id, path: `/desk/results/${id}/signature` })
}
