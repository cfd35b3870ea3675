import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { submissionOf } from '../../../documents/submission'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/results/[id]/submission'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('submission')
  return documentMetadata('programme_result', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/results/[id]/submission'>) {
  const { id } = await params
  return submissionOf({ kind: 'programme_result', id, path: `/desk/results/${id}/submission` })
}
