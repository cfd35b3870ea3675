import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { documentMetadata } from '../../../documents/metadata'
import { withdrawalOf } from '../../../documents/signature'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/activities/[id]/withdrawal'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('withdrawal')
  return documentMetadata('activity', id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/activities/[id]/withdrawal'>) {
  const { id } = await params
  return withdrawalOf({ kind: 'activity', id, path: `/desk/activities/${id}/withdrawal` })
}
