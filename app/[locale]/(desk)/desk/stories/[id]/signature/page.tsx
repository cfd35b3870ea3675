import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { signatureOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/stories/[id]/signature'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('signing')
  return documentMetadata('story', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/stories/[id]/signature'>) {
  const { id } = await params
  return signatureOf({ kind: 'story', id, path: `/desk/stories/${id}/signature` })
}
