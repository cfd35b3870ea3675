import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { personalMetadata } from '@/components/frame/metadata'
import { attachmentsOf } from '../../../documents/attachments'

/** What it shows depends on who looks. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('attachments')
  return personalMetadata(t('title'))
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/activities/[id]/attachments'>) {
  const [{ id }, { done }] = await Promise.all([params, searchParams])
  return attachmentsOf({ kind: 'activity', id, path: `/desk/activities/${id}/attachments`, done })
}
