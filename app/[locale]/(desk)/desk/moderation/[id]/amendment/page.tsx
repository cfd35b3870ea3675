import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { SignedOutPage } from '@/components/editor/signed-out-page'
import { type AmendmentAnswer, AmendmentPage } from '@/components/moderation/amendment-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { choicesFor } from '@/lib/editorial/choices'
import { guidanceNames } from '@/lib/editorial/fields'
import { guidanceOf } from '@/lib/editorial/guidance'
import { findReview } from '@/lib/editorial/review'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../../../(public)/missing'
import { documentMetadata } from '../../../documents/metadata'
import { signedIn } from '../../../guard'
import { amend } from '../../amendment-actions'

export async function generateMetadata({
  params,
}: PageProps<'/[locale]/desk/moderation/[id]/amendment'>): Promise<Metadata> {
  const { id } = await params
  const t = await getTranslations('moderation')
  return documentMetadata(null, id, t('amendment.title'), 'moderation')
}

export default async function Page({ params }: PageProps<'/[locale]/desk/moderation/[id]/amendment'>) {
  const { id } = await params
  const path = `/desk/moderation/${id}/amendment`
  const locale = await getLocale()
  const action = amend.bind(null, { id, locale })
  const answer = formAnswer<AmendmentAnswer>()
  if (answer?.entries) return <SignedOutPage entries={answer.entries} action={action} />
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'moderation'),
    async (actor) => {
      const now = new Date()
      const review = await findReview(actor, id, now)
      if (!review?.text) return <Missing path={path} />
      const { text, lead, kind } = review
      const period = 'period' in text && text.period ? `${text.period.start}--${text.period.end}` : undefined
      const [choices, guidance] = await Promise.all([
        inReadersLanguage(choicesFor({ leadId: lead.id, period })),
        guidanceOf(guidanceNames(kind), locale),
      ])
      return (
        <AmendmentPage
          actor={actor}
          review={{ ...review, text }}
          choices={choices}
          guidance={guidance}
          now={now}
          refused={answer?.refused}
          action={action}
        />
      )
    },
  )
}
