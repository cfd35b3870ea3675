import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { submissionOf } from '../../../documents/submission'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/activities/[id]/submission'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('submission')
  return documentMetadata('activity', id, t('title'))
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/activities/[id]/submission'>) {
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  return submissionOf({ kind: 'activity', id, path: `/desk/activities/${id}/submission`, done })
}
