import { useLocale, useTranslations } from 'next-intl'
import { useEventWords } from '@/components/history/use-event-words'
import type { HistoryEntry } from '@/lib/editorial/history'
import { formatFromNow } from '@/lib/format'

/** What a form could not be taken for: a field with its words, or a refusal of the whole. */
export type Problem = { field?: string | undefined; words: string }

/**
 * What stands in the way, at the top of the page, with links to the fields. `status` is that of the page: the server
 * sends it (lib/server/page.ts).
 */
export function ProblemSummary({ problems, status = 422 }: { problems: Problem[]; status?: 409 | 422 }) {
  const t = useTranslations('moderation')
  return (
    // biome-ignore lint/a11y/noAutofocus: the page was sent again because of this, and works without script
    <div role="alert" tabIndex={-1} autoFocus className="mb-8 max-w-measure border-2 border-exit p-4">
      <meta name="portal-status" content={String(status)} />
      <h2 className="mb-1">{t('problem')}</h2>
      <ul className="space-y-1">
        {problems.map(({ field, words }) => (
          <li key={`${field} ${words}`}>{field ? <a href={`#${field}`}>{words}</a> : words}</li>
        ))}
      </ul>
    </div>
  )
}

/** Somebody else was there first: who, what they did and when. What was typed stands in the form below. */
export function ConflictNotice({
  last,
  now,
  hasTyped,
}: {
  last: HistoryEntry | null
  now: Date
  hasTyped: boolean
}) {
  const t = useTranslations('moderation')
  const locale = useLocale()
  const words = useEventWords()
  return (
    // biome-ignore lint/a11y/noAutofocus: the page was sent again because of this, and works without script
    <div role="alert" tabIndex={-1} autoFocus className="mb-8 max-w-measure border-2 border-accent p-4">
      <meta name="portal-status" content="409" />
      <h2 className="mb-1">{t('conflict.title')}</h2>
      {last ? (
        <p className="font-semibold">
          {words(last)} <span className="font-normal">{formatFromNow(last.at, locale, now)}</span>
        </p>
      ) : null}
      <p>{t('conflict.nothingDone')}</p>
      {hasTyped ? <p>{t('conflict.kept')}</p> : null}
    </div>
  )
}

/** What was done just now. */
export function DoneNotice({ words }: { words: string }) {
  return (
    <p role="status" className="mb-8 max-w-measure border-glow border-s-4 bg-paper px-4 py-2.5">
      {words}
    </p>
  )
}
