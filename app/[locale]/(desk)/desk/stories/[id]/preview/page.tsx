import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { previewOf } from '../../../documents/preview'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/stories/[id]/preview'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('editor')
  return documentMetadata('story', id, t('preview'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/stories/[id]/preview'>) {
  const { id } = await params
  return previewOf({ kind: 'story', id, path: `/desk/stories/${id}/preview` })
}
