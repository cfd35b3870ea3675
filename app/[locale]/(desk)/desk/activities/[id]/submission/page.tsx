import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { submissionOf } from '../../../documents/submission'

/** What it shows depends on who looks. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('submission')
  return personalMetadata(t('title'))
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/activities/[id]/submission'>) {
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  return submissionOf({ kind: 'activity', id, path: `/desk/activities/${id}/submission`, done })
}
