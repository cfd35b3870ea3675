import { randomUUID } from 'node:crypto'
import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { QueueEntry } from '@/lib/editorial/queue'
import { formatSpan } from '@/lib/format'
import type { FormAction } from './act-form'
import { useStateWords } from './use-state-words'

/**
 * The documents of the queue, one form for all: what is safe can be done with several at once, a claim also with each
 * by itself.
 */
export function QueueList({ queue, now, action }: { queue: QueueEntry[]; now: Date; action: FormAction }) {
  const t = useTranslations('moderation.queue')
  return (
    <form action={action}>
      <input type="hidden" name="locale" value={useLocale()} />
      <table className="records w-full">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col" className="text-start">
              {t('chosen')}
            </th>
            <th scope="col" className="text-start">
              {t('document')}
            </th>
            <th scope="col" className="text-start">
              {t('state')}
            </th>
            <th scope="col" className="text-start">
              {t('claim')}
            </th>
          </tr>
        </thead>
        <tbody>
          {queue.map((entry) => (
            <QueueRow key={entry.id} entry={entry} now={now} />
          ))}
        </tbody>
      </table>
      <p className="mt-6 flex flex-wrap items-center gap-3">
        <span className="quiet">{t('withChosen')}</span>
        <button type="submit" name="all" value="claim" className="button-plain">
          {t('claimChosen')}
        </button>
        <button type="submit" name="all" value="remind" className="button-plain">
          {t('remindChosen')}
        </button>
      </p>
    </form>
  )
}

function QueueRow({ entry, now }: { entry: QueueEntry; now: Date }) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const words = useStateWords(now)
  const { id, title, lead, partners, period, openComments, isOverdue } = entry
  const named = title || t('untitled')
  const facts = [
    t(`kinds.${entry.kind}`),
    [lead, ...partners].join(', '),
    ...(period ? [formatSpan(period, locale)] : []),
    ...(openComments > 0 ? [t('queue.openComments', { count: openComments })] : []),
  ]
  return (
    <tr>
      <td>
        <input type="checkbox" name="document" value={id} aria-label={t('queue.choose', { title: named })} />
        <input type="hidden" name={`lockVersion ${id}`} value={entry.lockVersion} />
        <input type="hidden" name={`key ${id}`} value={randomUUID()} />
      </td>
      <th scope="row" className="text-start">
        <Link href={`/desk/moderation/${id}`}>{named}</Link>
        <span className="quiet block font-normal">{facts.join(' · ')}</span>
      </th>
      <td>
        {isOverdue ? <strong className="text-accent">{t('queue.overdue')} </strong> : null}
        {words(entry)}
      </td>
      <td>
        <ClaimButton entry={entry} named={named} />
      </td>
    </tr>
  )
}

function ClaimButton({ entry, named }: { entry: QueueEntry; named: string }) {
  const t = useTranslations('moderation.queue')
  const { id, claim, mayClaim, mayRelease } = entry
  const act = mayRelease ? 'release' : mayClaim ? 'claim' : null
  if (!act) return null
  const label = act === 'release' ? 'release' : claim ? 'takeOver' : 'claimOne'
  return (
    <button
      type="submit"
      name="one"
      value={`${act} ${id}`}
      aria-label={t(`${label}Named`, { title: named })}
      className="text-link underline underline-offset-3"
    >
      {t(label)}
    </button>
  )
}
