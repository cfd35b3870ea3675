import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type QueueAnswer, QueuePage } from '@/components/moderation/queue-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { vocabulary } from '@/lib/directory/vocabulary'
import { findQueue, readQueueFilters } from '@/lib/editorial/queue'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { deskMetadata, signedIn } from '../guard'
import { doWithQueued } from './actions'

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, 'moderation'),
    async () => (await getTranslations('moderation'))('queue.title'),
  )
}

export default async function Page({ searchParams }: PageProps<'/[locale]/desk/moderation'>) {
  const filters = readQueueFilters(await searchParams)
  return signedIn(
    '/desk/moderation',
    (actor) => mayOpen(actor, 'moderation'),
    async (actor) => {
      const now = new Date()
      const [queue, words] = await Promise.all([
        findQueue(actor, filters, now),
        inReadersLanguage(vocabulary()),
      ])
      const answer = formAnswer<QueueAnswer>()
      return (
        <QueuePage
          actor={actor}
          queue={queue}
          filters={filters}
          vocabulary={words}
          now={now}
          answer={answer}
          action={doWithQueued}
        />
      )
    },
  )
}
