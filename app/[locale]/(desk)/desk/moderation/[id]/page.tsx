import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { CommentAnswer } from '@/components/moderation/comment-fields'
import type { ReviewAnswer } from '@/components/moderation/review-actions'
import { ReviewPage } from '@/components/moderation/review-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { vocabulary } from '@/lib/directory/vocabulary'
import { findQueue, nextOf, wholeQueue } from '@/lib/editorial/queue'
import { findReview } from '@/lib/editorial/review'
import { actions } from '@/lib/editorial/workflow'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../../(public)/missing'
import { documentMetadata } from '../../documents/metadata'
import { signedIn } from '../../guard'
import { press } from '../actions'
import { commentInReview } from '../comment-actions'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/moderation/[id]'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('moderation')
  return documentMetadata(null, id, t('review.title'), 'moderation')
}

type Props = PageProps<'/[locale]/desk/moderation/[id]'>

export default async function Page({ params, searchParams }: Props) {
  const [{ id }, { done, view }] = await Promise.all([params, searchParams])
  const path = `/desk/moderation/${id}`
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'moderation'),
    async (actor) => {
      const now = new Date()
      const review = await findReview(actor, id, now)
      if (!review) return <Missing path={path} />
      const [queue, words] = await Promise.all([
        findQueue(actor, wholeQueue, now),
        inReadersLanguage(vocabulary()),
      ])
      const answer = formAnswer<ReviewAnswer | CommentAnswer>()
      return (
        <ReviewPage
          actor={actor}
          review={review}
          vocabulary={words}
          position={{
            place: queue.findIndex((entry) => entry.id === id) + 1,
            of: queue.length,
            nextId: nextOf(queue, id)?.id ?? null,
          }}
          isOneText={view === 'one'}
          now={now}
          answer={answer && 'act' in answer ? answer : undefined}
          comment={answer && 'about' in answer ? answer : undefined}
          done={answer ? undefined : actions.find((action) => action === done)}
          actions={{ act: press, comment: commentInReview }}
        />
      )
    },
  )
}
