import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { editorOf } from '../../documents/editor'
import { documentMetadata } from '../../documents/metadata'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/activities/[id]'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('editor')
  return documentMetadata('activity', id, t('kind.activity'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/activities/[id]'>) {
  const [{ id }, { add: adding }] = await Promise.all([params, searchParams])
  return editorOf({ kind: 'activity', id, path: `/desk/activities/${id}`, adding })
}
