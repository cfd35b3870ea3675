import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { attachmentsOf } from '../../../documents/attachments'
import { documentMetadata } from '../../../documents/metadata'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/stories/[id]/attachments'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('attachments')
  return documentMetadata('story', id, t('title'))
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/stories/[id]/attachments'>) {
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  return attachmentsOf({ kind: 'story', id, path: `/desk/stories/${id}/attachments`, done })
}
