import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { HistoryEntry } from '@/lib/editorial/history'
import type { Review } from '@/lib/editorial/review'
import { ActForm, type FormAction } from './act-form'
import { ConflictNotice, type Problem, ProblemSummary } from './messages'
import { type Asked, askedActs } from './review-actions'
import { ScheduleFields } from './schedule-fields'
import { useRefusalWords } from './use-refusal-words'

/** What was typed, with why it could not be taken. */
export type AskedAnswer = {
  given: { reason: string; date: string; time: string; timeZone: string }
  refusal: string
  isConflict: boolean
  last: HistoryEntry | null
}

/** One question before something is done that cannot be done by a press of a button: a reason, or a time. */
export function AskedPage({
  actor,
  review,
  asked,
  now,
  answer,
  action,
}: {
  actor: Actor
  review: Review
  asked: Asked
  now: Date
  answer: AskedAnswer | undefined
  action: FormAction
}) {
  const t = useTranslations('moderation')
  const { entry } = review
  const act = askedActs[asked]
  const path = `/desk/moderation/${entry.id}`
  const refusal = useRefusalWords()
  const problem: Problem | undefined =
    answer && !answer.isConflict
      ? { field: fieldOf[answer.refusal], words: refusal(answer.refusal) }
      : undefined
  return (
    <DeskPage
      actor={actor}
      path={`${path}/${asked}`}
      part="moderation"
      trail={<Link href={path}>{entry.title || t('untitled')}</Link>}
      title={t(`asked.${asked}.title`)}
      note={t(`asked.${asked}.note`)}
    >
      {answer?.isConflict ? <ConflictNotice last={answer.last} now={now} hasTyped /> : null}
      {problem ? <ProblemSummary problems={[problem]} /> : null}
      {review.actions.includes(act) ? (
        <ActForm
          target={{ id: entry.id, lockVersion: entry.lockVersion }}
          act={act}
          action={action}
          label={t(`asked.${asked}.do`)}
          look="decisive"
          fields={
            asked === 'schedule' ? (
              <ScheduleFields given={answer?.given} problem={problem?.words} />
            ) : (
              <ReasonField asked={asked} given={answer?.given.reason} problem={problem?.words} />
            )
          }
        />
      ) : (
        <NotPossible given={answer?.given.reason} />
      )}
    </DeskPage>
  )
}

/** Where the problem of a refusal lies. */
const fieldOf: Record<string, string> = {
  reasonMissing: 'reason',
  reasonTooLong: 'reason',
  timeNotAhead: 'date',
  timeTooFar: 'date',
  noMoment: 'date',
}

function ReasonField({
  asked,
  given,
  problem,
}: {
  asked: Exclude<Asked, 'schedule'>
  given: string | undefined
  problem: string | undefined
}) {
  const t = useTranslations('moderation.asked')
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      <label htmlFor="reason" className="block font-semibold">
        {t(`${asked}.reason`)}
      </label>
      <p id="reason-hint" className="quiet mb-1">
        {t(`${asked}.hint`)}
      </p>
      {problem ? (
        <p id="reason-problem" className="mb-1 font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      <textarea
        id="reason"
        name="reason"
        rows={5}
        maxLength={2000}
        dir="auto"
        defaultValue={given}
        aria-describedby={problem ? 'reason-hint reason-problem' : 'reason-hint'}
        aria-invalid={problem ? true : undefined}
        className="field"
      />
    </div>
  )
}

/** It cannot be done any more; what was typed can be copied from here. */
function NotPossible({ given }: { given: string | undefined }) {
  const t = useTranslations('moderation')
  return (
    <div className="max-w-measure space-y-3">
      <p>{t('asked.notNow')}</p>
      {given ? (
        <>
          <p id="typed" className="font-semibold">
            {t('asked.typed')}
          </p>
          <textarea readOnly rows={5} defaultValue={given} aria-labelledby="typed" className="field" />
        </>
      ) : null}
    </div>
  )
}
