import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { attachmentsOf } from '../../../documents/attachments'
import { documentMetadata } from '../../../documents/metadata'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/activities/[id]/attachments'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('attachments')
  return documentMetadata('activity', id, t('title'))
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/activities/[id]/attachments'>) {
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  return attachmentsOf({ kind: 'activity', id, path: `/desk/activities/${id}/attachments`, done })
}
