import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { previewOf } from '../../../documents/preview'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/results/[id]/preview'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('editor')
  return documentMetadata('programme_result', id, t('preview'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/results/[id]/preview'>) {
  const { id } = await params
  return previewOf({ kind: 'programme_result', id, path: `/desk/results/${id}/preview` })
}
