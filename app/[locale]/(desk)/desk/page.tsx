import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DeskHome, deskDeeds } from '@/components/desk/desk-home'
import { personalMetadata } from '@/components/frame/metadata'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findMyDesk, findSecretariatDesk } from '@/lib/reporting/my-desk'
import { signedIn } from './guard'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('desk')
  return personalMetadata(t('parts.desk'))
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk'>) {
  const { done } = await searchParams
  return signedIn(
    '/desk',
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const now = new Date()
      const [desk, secretariat] = await Promise.all([findMyDesk(actor, now), findSecretariatDesk(actor)])
      const deed = deskDeeds.find((each) => each === done) ?? null
      return <DeskHome actor={actor} desk={desk} secretariat={secretariat} now={now} done={deed} />
    },
  )
}
