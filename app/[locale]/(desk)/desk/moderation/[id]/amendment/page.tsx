import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type AmendmentAnswer, AmendmentPage } from '@/components/moderation/amendment-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findReview } from '@/lib/editorial/review'
import { formAnswer } from '@/lib/form-answer'
import { Missing } from '../../../../../(public)/missing'
import { deskMetadata, signedIn } from '../../../guard'
import { amend } from '../../actions'

/** What it shows depends on who looks, and when. */
export const instant = false

export function generateMetadata(): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, 'moderation'),
    async () => (await getTranslations('moderation'))('amendment.title'),
  )
}

export default async function Page({ params }: PageProps<'/[locale]/desk/moderation/[id]/amendment'>) {
  const { id } = await params
  const path = `/desk/moderation/${id}/amendment`
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'moderation'),
    async (actor) => {
      const now = new Date()
      const review = await findReview(actor, id, now)
      if (!review?.text) return <Missing path={path} />
      return (
        <AmendmentPage
          actor={actor}
          review={review}
          now={now}
          answer={formAnswer<AmendmentAnswer>()}
          action={amend}
        />
      )
    },
  )
}
