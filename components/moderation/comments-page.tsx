import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { useFieldName } from '@/components/history/use-field-name'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { CommentThread } from '@/lib/editorial/comment-threads'
import { deskAddress } from '@/lib/editorial/desk-addresses'
import type { Review } from '@/lib/editorial/review'
import type { FormAction } from './act-form'
import type { CommentAnswer } from './comment-fields'
import { FieldComments } from './field-comments'
import { useStateWords } from './use-state-words'

/** What was said of a text, for its owners: by field, the open ones first. */
export function CommentsPage({
  actor,
  review: { entry, kind, threads, maySettle },
  now,
  answer,
  action,
}: {
  actor: Actor
  review: Review
  now: Date
  answer: CommentAnswer | undefined
  action: FormAction
}) {
  const t = useTranslations('comments')
  const nameOf = useFieldName()
  const words = useStateWords(now)
  const { id, lockVersion } = entry
  const open = threads.filter(({ resolved }) => !resolved)
  const settled = threads.filter(({ resolved }) => resolved)
  const list = (shown: CommentThread[]) =>
    [...new Set(shown.map(({ field }) => field))].map((field) => (
      <section key={field} aria-labelledby={`field-${field}`} className="border-line border-t py-4">
        <h3 id={`field-${field}`} className="desk-field mb-2">
          {nameOf(field)}
        </h3>
        <FieldComments
          field={field}
          threads={shown.filter((thread) => thread.field === field)}
          target={{ id, lockVersion }}
          mayComment={false}
          maySettle={maySettle}
          answer={answer}
          action={action}
        />
      </section>
    ))
  return (
    <DeskPage
      actor={actor}
      path={`/desk/documents/${id}/comments`}
      part="desk"
      trail={<Link href={deskAddress({ kind, id })}>{entry.title || t('untitled')}</Link>}
      title={t('title')}
      note={words(entry)}
    >
      <div className="max-w-measure">
        {threads.length === 0 ? <p>{t('none')}</p> : null}
        {list(open)}
        {settled.length > 0 ? (
          <details className="mt-6">
            <summary className="font-semibold">{t('settled', { count: settled.length })}</summary>
            <div className="mt-3">{list(settled)}</div>
          </details>
        ) : null}
      </div>
    </DeskPage>
  )
}
