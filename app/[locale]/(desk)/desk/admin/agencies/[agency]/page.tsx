import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgencyDeskPage } from '@/components/administration/agency-desk-page'
import { isAdministrator } from '@/lib/auth/actor'
import { deskMetadata } from '../../../guard'
import { withAgency } from './with-agency'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.agencies'))('title'),
  )
}

export default async function Page({
  params,
  searchParams,
}: PageProps<'/[locale]/desk/admin/agencies/[agency]'>) {
  const { agency: slug } = await params
  const { done } = await searchParams
  return withAgency(slug, '', (actor, agency) => (
    <AgencyDeskPage actor={actor} agency={agency} done={[done].flat()[0]} />
  ))
}
