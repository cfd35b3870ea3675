import { useLocale, useTranslations } from 'next-intl'
import type { CommentThread } from '@/lib/editorial/comment-threads'
import { formatTime } from '@/lib/format'
import { type FormAction, type Target, TargetFields } from './act-form'
import { type CommentAnswer, SaidField } from './comment-fields'

/** A comment with its answers, and what can be done with it. */
export function Thread({
  thread,
  target,
  maySettle,
  answer,
  action,
}: {
  thread: CommentThread
  target: Target
  maySettle: boolean
  answer: CommentAnswer | undefined
  action: FormAction
}) {
  const t = useTranslations('comments')
  const locale = useLocale()
  const { id, passage, resolved, replies, revision } = thread
  return (
    <article
      id={`comment-${id}`}
      aria-label={t('by', { by: thread.by, at: formatTime(thread.at, locale) })}
      className={`border-s-3 ps-3 ${resolved ? 'border-line' : 'border-glow'}`}
    >
      <p>
        <b>{thread.by}</b> {passage ? <span className="quiet">{t('on', { passage })}</span> : null}
      </p>
      <p className="whitespace-pre-wrap break-words" dir="auto">
        {thread.body}
      </p>
      {replies.map((reply) => (
        <div key={reply.id} className="mt-2 ps-3">
          <p>
            <b>{reply.by}</b>
          </p>
          <p className="whitespace-pre-wrap break-words" dir="auto">
            {reply.body}
          </p>
        </div>
      ))}
      <p className="quiet mt-1">
        {t('saidOf', { revision, at: formatTime(thread.at, locale) })}
        {resolved ? ` ${t('settledBy', { by: resolved.by, at: formatTime(resolved.at, locale) })}` : null}
      </p>
      <div className="mt-1 flex flex-wrap items-baseline gap-x-4">
        {maySettle ? (
          <form action={action}>
            <TargetFields target={target} />
            <input type="hidden" name="do" value={resolved ? 'reopen' : 'resolve'} />
            <input type="hidden" name="comment" value={id} />
            <button type="submit" className="text-link underline underline-offset-3">
              {t(resolved ? 'reopen' : 'resolve')}
            </button>
          </form>
        ) : null}
        {resolved ? null : (
          <details open={answer !== undefined} className="min-w-0 flex-1">
            <summary className="text-link underline underline-offset-3">{t('reply')}</summary>
            <form action={action} noValidate className="mt-2 space-y-2">
              <TargetFields target={target} />
              <input type="hidden" name="do" value="reply" />
              <input type="hidden" name="comment" value={id} />
              <SaidField id={`reply-${id}`} label={t('answer')} refused={answer} />
              <button type="submit" className="button-plain">
                {t('send')}
              </button>
            </form>
          </details>
        )}
      </div>
    </article>
  )
}
