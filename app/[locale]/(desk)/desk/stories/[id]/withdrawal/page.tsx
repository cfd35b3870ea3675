import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { withdrawalOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/stories/[id]/withdrawal'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('withdrawal')
  return documentMetadata('story', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/stories/[id]/withdrawal'>) {
  const { id } = await params
  return withdrawalOf({ kind: 'story', id, path: `/desk/stories/${id}/withdrawal` })
}
