import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { withdrawalOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/results/[id]/withdrawal'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('withdrawal')
  return documentMetadata('programme_result', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/results/[id]/withdrawal'>) {
  const { id } = await params
  return withdrawalOf({ kind: 'programme_result', id, path: `/desk/results/${id}/withdrawal` })
}
