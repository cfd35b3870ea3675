import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { CommentAnswer } from '@/components/moderation/comment-fields'
import { CommentsPage } from '@/components/moderation/comments-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findReview } from '@/lib/editorial/review'
import { formAnswer } from '@/lib/form-answer'
import { Missing } from '../../../../../(public)/missing'
import { documentMetadata } from '../../../documents/metadata'
import { signedIn } from '../../../guard'
import { commentAsOwner } from '../../../moderation/comment-actions'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/documents/[id]/comments'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('comments')
  return documentMetadata(null, id, t('title'))
}

export default async function Page({ params }: PageProps<'/[locale]/desk/documents/[id]/comments'>) {
  const { id } = await params
  const path = `/desk/documents/${id}/comments`
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const now = new Date()
      const review = await findReview(actor, id, now)
      if (!review) return <Missing path={path} />
      return (
        <CommentsPage
          actor={actor}
          review={review}
          now={now}
          answer={formAnswer<CommentAnswer>()}
          action={commentAsOwner}
        />
      )
    },
  )
}
