import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import type { FormAction } from '@/components/moderation/act-form'
import { ProblemSummary } from '@/components/moderation/messages'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import { formatDay, formatSpan } from '@/lib/format'
import type { AgencyReport, DeskRound } from '@/lib/reporting/my-desk'
import { longestNote, type StatementRefusal } from '@/lib/reporting/statements'

/** What was written with a statement, and why it was not taken. */
export type RefusedStatement = { note: string; refusal: StatementRefusal }

/** That an agency has nothing to report for a period: to be signed, or to be taken back. */
export function StatementPage({
  actor,
  round,
  report,
  now,
  refused,
  action,
}: {
  actor: Actor
  round: DeskRound
  report: AgencyReport
  now: Date
  refused: RefusedStatement | undefined
  action: FormAction
}) {
  const t = useTranslations('statement')
  const words = useTranslations()
  const locale = useLocale()
  const { agency, statement, entries } = report
  const named = { agency: agency.acronym, period: formatSpan(round, locale, 'long') }
  const problem = refused && t(`refusal.${refused.refusal}`, { most: longestNote })
  const noteProblem = refused?.refusal === 'noteTooLong' ? problem : undefined
  return (
    <DeskPage
      actor={actor}
      path={`/desk/nothing-to-report?period=${round.slug}&agency=${agency.id}`}
      part="desk"
      trail={<Link href="/desk">{words('desk.parts.desk')}</Link>}
      title={t('title')}
      note={t('about', named)}
    >
      {problem ? (
        <ProblemSummary problems={[{ field: noteProblem ? 'note' : undefined, words: problem }]} />
      ) : null}
      <form action={action} className="max-w-measure space-y-6">
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="period" value={round.slug} />
        <input type="hidden" name="agency" value={agency.id} />
        {statement ? (
          <>
            <p>{t('stands', { ...named, by: statement.by, at: formatDay(statement.at, locale, now) })}</p>
            {statement.note ? <p dir="auto">{statement.note}</p> : null}
            <p>{t('withdrawHint')}</p>
            <input type="hidden" name="statement" value={statement.id} />
            <button type="submit" className="button">
              {t('withdraw')}
            </button>
          </>
        ) : entries.length > 0 ? (
          <p>{t('hasEntries', named)}</p>
        ) : (
          <>
            <p>{t('says', named)}</p>
            <div className={noteProblem ? 'border-exit border-s-3 ps-4' : ''}>
              <label htmlFor="note" className="block font-semibold">
                {t('note')}
              </label>
              <p id="note-hint" className="quiet mb-1">
                {t('noteHint')}
              </p>
              {noteProblem ? (
                <p id="note-problem" className="mb-1 font-semibold text-exit">
                  {noteProblem}
                </p>
              ) : null}
              <textarea
                id="note"
                name="note"
                rows={3}
                dir="auto"
                defaultValue={refused?.note}
                aria-describedby={noteProblem ? 'note-hint note-problem' : 'note-hint'}
                aria-invalid={noteProblem ? true : undefined}
                className="field"
              />
            </div>
            <button type="submit" className="button">
              {t('sign', named)}
            </button>
          </>
        )}
      </form>
    </DeskPage>
  )
}
