import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AdminPage } from '@/components/desk/admin-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { deskMetadata, signedIn } from '../guard'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, 'admin'),
    async () => (await getTranslations('desk'))('parts.admin'),
  )
}

export default function Page() {
  return signedIn(
    '/desk/admin',
    (actor) => mayOpen(actor, 'admin'),
    (actor) => <AdminPage actor={actor} />,
  )
}
