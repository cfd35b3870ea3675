import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PeriodsDeskPage } from '@/components/administration/periods-desk-page'
import { listPeriodsForDesk } from '@/lib/administration/periods/queries'
import { mayOpen } from '@/lib/auth/desk-parts'
import { deskMetadata, signedIn } from '../guard'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, 'periods'),
    async () => (await getTranslations('administration.periods'))('title'),
  )
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/periods'>) {
  const { done } = await searchParams
  return signedIn(
    '/desk/periods',
    (actor) => mayOpen(actor, 'periods'),
    async (actor) => (
      <PeriodsDeskPage actor={actor} periods={await listPeriodsForDesk(actor)} done={[done].flat()[0]} />
    ),
  )
}
