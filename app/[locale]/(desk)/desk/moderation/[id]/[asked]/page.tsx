import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type AskedAnswer, AskedPage } from '@/components/moderation/asked-page'
import { type Asked, askedActs } from '@/components/moderation/review-actions'
import { mayOpen } from '@/lib/auth/desk-parts'
import { findReview } from '@/lib/editorial/review'
import { formAnswer } from '@/lib/form-answer'
import { Missing } from '../../../../../(public)/missing'
import { documentMetadata } from '../../../documents/metadata'
import { signedIn } from '../../../guard'
import { doAsAsked } from '../../actions'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/moderation/[id]/[asked]'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('moderation')
  return documentMetadata(null, id, t('review.title'), 'moderation')
}

export default async function Page({ params }: PageProps<'/[locale]/desk/moderation/[id]/[asked]'>) {
  const { id, asked } = await params
  const path = `/desk/moderation/${id}/${asked}`
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'moderation'),
    async (actor) => {
      const now = new Date()
      const review = asked in askedActs ? await findReview(actor, id, now) : null
      if (!review) return <Missing path={path} />
      return (
        <AskedPage
          actor={actor}
          review={review}
          asked={asked as Asked}
          now={now}
          answer={formAnswer<AskedAnswer>()}
          action={doAsAsked}
        />
      )
    },
  )
}
