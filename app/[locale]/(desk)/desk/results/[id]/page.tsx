import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { editorOf } from '../../documents/editor'
import { documentMetadata } from '../../documents/metadata'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/results/[id]'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('editor')
  return documentMetadata('programme_result', id, t('kind.programme_result'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/results/[id]'>) {
  const [{ id }, { add: adding }] = await Promise.all([params, searchParams])
  return editorOf({ kind: 'programme_result', id, path: `/desk/results/${id}`, adding })
}
