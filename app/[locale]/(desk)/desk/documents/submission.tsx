import type { ReactNode } from 'react'
import { SubmissionPage } from '@/components/desk/submission-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import type { EditedKind } from '@/lib/editorial/fields'
import { findSubmission } from '@/lib/editorial/submission'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../(public)/missing'
import { signedIn } from '../guard'
import { handOver, mendText, type RefusedChange } from './hand-over'

/** What stands before the handing over of a document. */
export function submissionOf({
  kind,
  id,
  path,
  done,
}: {
  kind: EditedKind
  id: string
  path: string
  done?: string | string[] | undefined
}): Promise<ReactNode> {
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const submission = await inReadersLanguage(findSubmission(actor, kind, id))
      if (!submission) return <Missing path={path} />
      return (
        <SubmissionPage
          actor={actor}
          submission={submission}
          refused={formAnswer<RefusedChange>()?.refusal}
          isMended={done === 'mended'}
          action={handOver}
          mend={mendText}
        />
      )
    },
  )
}
