import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { editorOf } from '../../documents/editor'

/** What it shows is not for everybody. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editor')
  return personalMetadata(t('kind.programme_result'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/results/[id]'>) {
  const [{ id }, { add: adding }] = await Promise.all([params, searchParams])
  return editorOf({ kind: 'programme_result', id, path: `/desk/results/${id}`, adding })
}
