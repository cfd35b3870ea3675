import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { DifferenceField } from '@/components/history/difference-field'
import { Link } from '@/components/ui/link'
import type { Actor } from '@/lib/auth/actor'
import type { Vocabulary } from '@/lib/directory/vocabulary'
import type { Review } from '@/lib/editorial/review'
import type { FormAction } from './act-form'
import type { CommentAnswer } from './comment-fields'
import { FieldComments } from './field-comments'
import { ReviewActions, type ReviewAnswer } from './review-actions'
import { ReviewChecks } from './review-checks'
import { ReviewNotices } from './review-notices'
import { ReviewPreview } from './review-preview'
import { useStateWords } from './use-state-words'

/** Where the document stands in the queue. */
export type Position = { place: number; of: number; nextId: string | null }

/** One document under review: what changed, what is doubtful about it, what was said of it, and what can be done. */
export function ReviewPage({
  actor,
  review,
  vocabulary,
  position,
  isOneText,
  now,
  answer,
  comment,
  done,
  actions,
}: {
  actor: Actor
  review: Review
  vocabulary: Vocabulary
  position: Position
  isOneText: boolean
  now: Date
  /** What an action had to say of its form. */
  answer: ReviewAnswer | undefined
  comment: CommentAnswer | undefined
  /** What was done just now. */
  done: string | undefined
  actions: { act: FormAction; comment: FormAction }
}) {
  const t = useTranslations('moderation')
  const { entry, differences, threads } = review
  const words = useStateWords(now)
  const path = `/desk/moderation/${entry.id}`
  const target = { id: entry.id, lockVersion: entry.lockVersion }
  return (
    <DeskPage
      actor={actor}
      path={path}
      part="moderation"
      trail={
        <>
          <Link href="/desk/moderation">{t('queue.title')}</Link>
          {position.place > 0 ? ` · ${t('review.place', { place: position.place, of: position.of })}` : null}
          {position.nextId ? (
            <>
              {' · '}
              <Link href={`/desk/moderation/${position.nextId}`}>{t('review.next')}</Link>
            </>
          ) : null}
        </>
      }
      title={entry.title || t('untitled')}
      note={<ReviewNote review={review} state={words(entry)} />}
      actions={<ReviewActions review={review} action={actions.act} />}
    >
      <ReviewNotices review={review} answer={answer} done={done} now={now} />
      <ReviewChecks review={review} />
      {review.revision ? (
        <section aria-labelledby="text" className="differences mt-8">
          <ComparedHead review={review} isOneText={isOneText} path={path} />
          {differences.map((difference) => (
            <DifferenceField
              key={difference.field}
              difference={difference}
              vocabulary={vocabulary}
              as={review.compared ? (isOneText ? 'one' : 'pair') : 'first'}
              beside={
                <FieldComments
                  field={difference.field}
                  threads={threads.filter(({ field }) => field === difference.field)}
                  target={target}
                  mayComment={review.mayComment}
                  maySettle={review.maySettle}
                  answer={comment}
                  action={actions.comment}
                />
              }
            />
          ))}
          {review.mayComment ? <script src="/passage.js" async /> : null}
        </section>
      ) : (
        <p className="max-w-measure">{t('review.nothingHandedOver')}</p>
      )}
      <ReviewPreview preview={review.preview} />
    </DeskPage>
  )
}

function ReviewNote({ review: { entry, revision, kind }, state }: { review: Review; state: string }) {
  const t = useTranslations('moderation')
  const parts = [
    t(`kinds.${kind}`),
    [entry.lead, ...entry.partners].join(', '),
    state,
    ...(revision && revision.signedBy.length > 0
      ? [t('review.signedBy', { agencies: revision.signedBy.join(', ') })]
      : []),
  ]
  return <>{parts.join(' · ')}</>
}

/** What is compared with what, and the way to see it otherwise. */
function ComparedHead({
  review: { compared, revision, entry },
  isOneText,
  path,
}: {
  review: Review
  isOneText: boolean
  path: string
}) {
  const t = useTranslations('moderation.review')
  const locale = useLocale()
  return (
    <div
      className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 bg-paper px-3 py-2"
      lang={locale}
    >
      <h2 id="text" className="font-sans text-[0.94rem]">
        {compared
          ? t('comparedWith', {
              version: compared.version,
              before: compared.revision,
              after: revision?.number ?? 0,
            })
          : t('firstText', { after: revision?.number ?? 0 })}
      </h2>
      <p className="flex flex-wrap gap-x-5 text-[0.94rem]">
        {compared ? (
          <Link href={isOneText ? path : `${path}?view=one`} className="hidden md:inline">
            {isOneText ? t('sideBySide') : t('asOneText')}
          </Link>
        ) : null}
        <Link href={`/desk/documents/${entry.id}/history`}>{t('history')}</Link>
      </p>
    </div>
  )
}
