import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { Vocabulary } from '@/lib/directory/vocabulary'
import { mostQueued, nextOf, type QueueEntry, type QueueFilters } from '@/lib/editorial/queue'
import type { FormAction } from './act-form'
import { DoneNotice } from './messages'
import { QueueFilter } from './queue-filter'
import { QueueList } from './queue-list'
import { useRefusalWords } from './use-refusal-words'

/** What came of what was done with several at once: how many it was done with, and the titles that it was not, with why. */
export type QueueAnswer = {
  done: 'claim' | 'release' | 'remind' | 'nothingChosen'
  count: number
  refused: { title: string; reason: string }[]
}

/** What waits for the secretariat, the longest first. */
export function QueuePage({
  actor,
  queue,
  filters,
  vocabulary,
  now,
  answer,
  action,
}: {
  actor: Actor
  queue: QueueEntry[]
  filters: QueueFilters
  vocabulary: Vocabulary
  now: Date
  answer: QueueAnswer | undefined
  action: FormAction
}) {
  const t = useTranslations('moderation')
  const next = nextOf(queue)
  return (
    <DeskPage
      actor={actor}
      path="/desk/moderation"
      part="moderation"
      title={t('queue.title')}
      note={t(queue.length < mostQueued ? 'queue.note' : 'queue.noteMost', { count: queue.length })}
      actions={
        next ? (
          <Link href={`/desk/moderation/${next.id}`} className="button">
            {t('queue.next')}
          </Link>
        ) : null
      }
    >
      {answer ? <QueueOutcome answer={answer} /> : null}
      <QueueFilter filters={filters} vocabulary={vocabulary} />
      {queue.length === 0 ? (
        <p className="max-w-measure">{t('queue.nothing')}</p>
      ) : (
        <QueueList queue={queue} now={now} action={action} />
      )}
    </DeskPage>
  )
}

function QueueOutcome({ answer: { done, count, refused } }: { answer: QueueAnswer }) {
  const t = useTranslations('moderation')
  const refusal = useRefusalWords()
  return (
    <>
      {refused.length === 0 || count > 0 ? <DoneNotice words={t(`queue.done.${done}`, { count })} /> : null}
      {refused.length > 0 ? (
        <div role="alert" className="mb-8 max-w-measure border-2 border-exit p-4">
          <h2 className="mb-1">{t('queue.notDone')}</h2>
          <ul className="space-y-1">
            {refused.map(({ title, reason }) => (
              <li key={title}>
                {title}: {refusal(reason)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  )
}
