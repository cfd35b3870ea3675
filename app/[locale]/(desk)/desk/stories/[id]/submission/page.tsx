import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { submissionOf } from '../../../documents/submission'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/stories/[id]/submission'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('submission')
  return documentMetadata('story', id, t('title'))
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/stories/[id]/submission'>) {
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  return submissionOf({ kind: 'story', id, path: `/desk/stories/${id}/submission`, done })
}
