import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import type { Review } from '@/lib/editorial/review'
import { formatTime, formatTimeIn } from '@/lib/format'
import { ConflictNotice, DoneNotice, ProblemSummary } from './messages'
import type { ReviewAnswer } from './review-actions'
import { useRefusalWords } from './use-refusal-words'

/** What has to be known before anything is done: what was done just now, what stands in the way, what runs out when. */
export function ReviewNotices({
  review,
  answer,
  done,
  now,
}: {
  review: Review
  answer: ReviewAnswer | undefined
  done: string | undefined
  now: Date
}) {
  const t = useTranslations('moderation')
  const refusal = useRefusalWords()
  return (
    <>
      {done ? <DoneNotice words={t(`done.${done}` as 'done.claim')} /> : null}
      {answer?.isConflict ? <ConflictNotice last={answer.last} now={now} hasTyped={false} /> : null}
      {answer && !answer.isConflict ? (
        <ProblemSummary problems={[{ words: refusal(answer.refusal) }]} />
      ) : null}
      <div className="max-w-measure space-y-2">
        <StandingNotices review={review} />
      </div>
    </>
  )
}

function StandingNotices({ review }: { review: Review }) {
  const t = useTranslations('moderation.notice')
  const zone = useTranslations('timeZones')
  const locale = useLocale()
  const { entry, slug, reason, timeZone } = review
  const { lastLookUntil, publishAt, reviewDueAt, state } = entry
  const isWaiting = state === 'submitted' || state === 'in_review'
  return (
    <>
      {reviewDueAt ? (
        <p className="font-semibold text-accent">
          {t('emergency', { until: formatTime(reviewDueAt, locale) })}
        </p>
      ) : null}
      {lastLookUntil ? <p>{t('lastLook', { until: formatTime(lastLookUntil, locale) })}</p> : null}
      {publishAt ? (
        <p>
          {t('scheduled', { at: formatTime(publishAt, locale) })}
          {timeZone && timeZone !== 'UTC'
            ? ` ${t('inZone', { at: formatTimeIn(publishAt, locale, timeZone), zone: zone(timeZone) })}`
            : null}
        </p>
      ) : null}
      {isWaiting && review.isInvolved ? <p>{t('involved')}</p> : null}
      {reason ? <p>{t('reason', { reason })}</p> : null}
      {review.isPublic && slug && review.kind === 'activity' ? (
        <p>
          <Link href={`/activities/${slug}`}>{t('public')}</Link>
        </p>
      ) : null}
    </>
  )
}
