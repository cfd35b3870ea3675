import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { editorOf } from '../../documents/editor'
import { documentMetadata } from '../../documents/metadata'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/stories/[id]'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('editor')
  return documentMetadata('story', id, t('kind.story'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/stories/[id]'>) {
  const [{ id }, { add: adding }] = await Promise.all([params, searchParams])
  return editorOf({ kind: 'story', id, path: `/desk/stories/${id}`, adding })
}
