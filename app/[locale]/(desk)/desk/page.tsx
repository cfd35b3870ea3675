import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskHome } from '@/components/desk/desk-home'
import { personalMetadata } from '@/components/frame/metadata'
import { mayOpen } from '@/lib/auth/desk-parts'
import { signedIn } from './guard'

/** What it shows is one person's. */
export const instant = false

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk')
  return personalMetadata(t('parts.desk'))
}

export default function Page() {
  return signedIn(
    '/desk',
    (actor) => mayOpen(actor, 'desk'),
    (actor) => <DeskHome actor={actor} />,
  )
}
