import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AgenciesDeskPage } from '@/components/administration/agencies-desk-page'
import { listAgenciesForDesk } from '@/lib/administration/agencies/queries'
import { isAdministrator } from '@/lib/auth/actor'
import { deskMetadata, signedIn } from '../../guard'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(isAdministrator, async () =>
    (await getTranslations('administration.agencies'))('title'),
  )
}

export default function Page() {
  return signedIn('/desk/admin/agencies', isAdministrator, async (actor) => (
    <AgenciesDeskPage actor={actor} agencies={await listAgenciesForDesk()} />
  ))
}
