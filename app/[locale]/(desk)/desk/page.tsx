import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskHome } from '@/components/desk/desk-home'
import { mayOpen } from '@/lib/auth/desk-parts'
import { deskMetadata, signedIn } from './guard'

/** What it shows is one person's. */
export const instant = false

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, 'desk'),
    async () => (await getTranslations('desk'))('parts.desk'),
  )
}

export default function Page() {
  return signedIn(
    '/desk',
    (actor) => mayOpen(actor, 'desk'),
    (actor) => <DeskHome actor={actor} />,
  )
}
