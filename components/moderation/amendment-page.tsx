import { useTranslations } from 'next-intl'
import { useRequirementWords } from '@/components/desk/requirement-words'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { HistoryEntry } from '@/lib/editorial/history'
import type { Requirement } from '@/lib/editorial/requirements'
import type { Review } from '@/lib/editorial/review'
import { ActForm, type FormAction } from './act-form'
import { ConflictNotice, type Problem, ProblemSummary } from './messages'
import { useRefusalWords } from './use-refusal-words'

/** What a moderator changes by themselves: the words. Everything else is for its owners. */
export const amendedFields = ['title', 'excerpt', 'lede', 'body'] as const
export type AmendedText = Partial<Record<(typeof amendedFields)[number], string>>

export type AmendmentAnswer = {
  given: AmendedText
  refusal: string
  requirements: Requirement[]
  isConflict: boolean
  last: HistoryEntry | null
}

/** A moderator's own edit: the next revision, which the owners see and another moderator approves. */
export function AmendmentPage({
  actor,
  review,
  now,
  answer,
  action,
}: {
  actor: Actor
  review: Review
  now: Date
  answer: AmendmentAnswer | undefined
  action: FormAction
}) {
  const t = useTranslations('moderation')
  const { entry, text } = review
  const path = `/desk/moderation/${entry.id}`
  const known = text as AmendedText | null
  const fields = amendedFields.filter((field) => known?.[field] !== undefined)
  const requirementWords = useRequirementWords()
  const refusal = useRefusalWords()
  const missing =
    answer?.requirements.map((each) => ({ field: each.field, words: requirementWords(each) })) ?? []
  const problems: Problem[] =
    !answer || answer.isConflict ? [] : missing.length > 0 ? missing : [{ words: refusal(answer.refusal) }]
  return (
    <DeskPage
      actor={actor}
      path={`${path}/amendment`}
      part="moderation"
      trail={<Link href={path}>{entry.title || t('untitled')}</Link>}
      title={t('amendment.title')}
      note={t('amendment.note')}
    >
      {answer?.isConflict ? <ConflictNotice last={answer.last} now={now} hasTyped /> : null}
      {problems.length > 0 ? <ProblemSummary problems={problems} /> : null}
      {review.actions.includes('amend') || answer ? (
        <ActForm
          target={{ id: entry.id, lockVersion: entry.lockVersion }}
          act="amend"
          action={action}
          label={t('amendment.do')}
          look="decisive"
          fields={fields.map((field) => (
            <TextField
              key={field}
              field={field}
              value={answer?.given[field] ?? known?.[field] ?? ''}
              problem={problems.find((each) => each.field === field)?.words}
            />
          ))}
        />
      ) : (
        <p>{t('asked.notNow')}</p>
      )}
    </DeskPage>
  )
}

function TextField({
  field,
  value,
  problem,
}: {
  field: (typeof amendedFields)[number]
  value: string
  problem: string | undefined
}) {
  const t = useTranslations('editor.field')
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      <label htmlFor={field} className="block font-semibold">
        {t(field)}
      </label>
      {problem ? (
        <p id={`${field}-problem`} className="mb-1 font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      <textarea
        id={field}
        name={field}
        rows={field === 'body' ? 18 : field === 'title' ? 2 : 4}
        dir="auto"
        defaultValue={value}
        aria-describedby={problem ? `${field}-problem` : undefined}
        aria-invalid={problem ? true : undefined}
        className="field"
      />
    </div>
  )
}
