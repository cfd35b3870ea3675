import { useTranslations } from 'next-intl'
import { useFieldName } from '@/components/history/use-field-name'
import type { CommentThread } from '@/lib/editorial/comment-threads'
import { type FormAction, type Target, TargetFields } from './act-form'
import { type CommentAnswer, PassageField, SaidField } from './comment-fields'
import { Thread } from './comment-thread'

/** What was said of a field, beside it, and where something can be said. */
export function FieldComments({
  field,
  threads,
  target,
  mayComment,
  maySettle,
  answer,
  action,
}: {
  field: string
  threads: CommentThread[]
  target: Target
  /** Whether this person may begin a comment; whoever sees them may answer. */
  mayComment: boolean
  maySettle: boolean
  answer: CommentAnswer | undefined
  action: FormAction
}) {
  const t = useTranslations('comments')
  const nameOf = useFieldName()
  const refused = answer?.about === field ? answer : undefined
  return (
    <div className="space-y-4 text-[0.94rem]">
      {threads.map((thread) => (
        <Thread
          key={thread.id}
          thread={thread}
          target={target}
          maySettle={maySettle}
          answer={answer?.about === thread.id ? answer : undefined}
          action={action}
        />
      ))}
      {mayComment ? (
        <details open={refused !== undefined} data-comment-on={field}>
          <summary className="text-link underline underline-offset-3">
            {t('begin', { field: nameOf(field) })}
          </summary>
          <form action={action} noValidate className="mt-2 space-y-2">
            <TargetFields target={target} />
            <input type="hidden" name="do" value="add" />
            <input type="hidden" name="field" value={field} />
            <PassageField id={`passage-${field}`} refused={refused} />
            <SaidField id={`comment-${field}`} label={t('comment')} refused={refused} />
            <button type="submit" className="button-plain">
              {t('say')}
            </button>
          </form>
        </details>
      ) : null}
    </div>
  )
}
