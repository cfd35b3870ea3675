import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import type { Vocabulary } from '@/lib/directory/vocabulary'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { FieldDifference } from '@/lib/editorial/differences'
import type { DocumentHistory } from '@/lib/editorial/history'
import { formatTime } from '@/lib/format'
import { CompareForm } from './compare-form'
import { DifferenceField } from './difference-field'
import { RevisionTable } from './revision-table'
import { useEventWords } from './use-event-words'

/** Two texts of a document that are held against each other; without differences where one of them is not there. */
export type Compared = { from: number; to: number; differences: FieldDifference[] | null }

/** What was done with a document: who, when, what and why, and every text of it against every other. */
export function HistoryPage({
  actor,
  history,
  compared,
  vocabulary,
}: {
  actor: Actor
  history: DocumentHistory
  compared: Compared | null
  vocabulary: Vocabulary
}) {
  const t = useTranslations('history')
  const { id, kind, title, revisions } = history
  const home = mayOpen(actor, 'moderation') ? `/desk/moderation/${id}` : deskAddress({ kind, id })
  return (
    <DeskPage
      actor={actor}
      path={`/desk/documents/${id}/history`}
      part={mayOpen(actor, 'moderation') ? 'moderation' : 'desk'}
      trail={<Link href={home}>{title || t('untitled')}</Link>}
      title={t('title')}
    >
      {compared ? <ComparedTexts compared={compared} vocabulary={vocabulary} /> : null}
      <section aria-labelledby="revisions" className="mb-10">
        <h2 id="revisions" className="mb-2">
          {t('revisions')}
        </h2>
        {revisions.length === 0 ? <p>{t('noRevisions')}</p> : <RevisionTable revisions={revisions} />}
        {revisions.length > 1 ? (
          <CompareForm id={id} numbers={revisions.map(({ number }) => number)} compared={compared} />
        ) : null}
      </section>
      <Events history={history} />
    </DeskPage>
  )
}

function ComparedTexts({
  compared: { from, to, differences },
  vocabulary,
}: {
  compared: Compared
  vocabulary: Vocabulary
}) {
  const t = useTranslations('history')
  const changed = differences?.filter(({ isChanged }) => isChanged) ?? []
  return (
    <section aria-labelledby="compared" className="differences mb-10">
      <h2 id="compared" className="mb-3 bg-paper px-3 py-2 font-sans text-[0.94rem]">
        {t('compared', { from, to })}
      </h2>
      {differences === null ? <p role="alert">{t('notThere')}</p> : null}
      {differences && changed.length === 0 ? <p>{t('same')}</p> : null}
      {changed.map((difference) => (
        <DifferenceField key={difference.field} difference={difference} vocabulary={vocabulary} as="pair" />
      ))}
    </section>
  )
}

function Events({ history: { entries } }: { history: DocumentHistory }) {
  const t = useTranslations('history')
  const locale = useLocale()
  const words = useEventWords()
  return (
    <section aria-labelledby="events">
      <h2 id="events" className="mb-2">
        {t('events.title')}
      </h2>
      {entries.length === 0 ? <p>{t('events.none')}</p> : null}
      <ol reversed className="max-w-measure">
        {entries.map((entry) => (
          <li key={entry.sequence} className="border-line border-t py-2">
            <p>{words(entry)}</p>
            {entry.reason ? <p dir="auto">{t('reason', { reason: entry.reason })}</p> : null}
            <p className="quiet">{formatTime(entry.at, locale)}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
