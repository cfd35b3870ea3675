import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { signatureOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/activities/[id]/signature'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('signing')
  return documentMetadata('activity', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/activities/[id]/signature'>) {
  const { id } = await params
  return signatureOf({ kind: 'activity', id, path: `/desk/activities/${id}/signature` })
}
