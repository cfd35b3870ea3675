import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { editorOf } from '../../documents/editor'

/** What it shows is not for everybody. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('editor')
  return personalMetadata(t('kind.activity'))
}

export default async function Page({ params, searchParams }: PageProps<'/[locale]/desk/activities/[id]'>) {
  const [{ id }, { add: adding }] = await Promise.all([params, searchParams])
  return editorOf({ kind: 'activity', id, path: `/desk/activities/${id}`, adding })
}
