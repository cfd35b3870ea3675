'use client'

import type { Draft } from '@/lib/editorial/draft'
import { Comparison } from './comparison'
import type { EditedText, FormAction } from './edited-text'

type StaleText = Pick<
  EditedText,
  'kind' | 'lockVersion' | 'key' | 'draft' | 'lastWrite' | 'choices' | 'lead' | 'mayInvite'
>

/** The two versions, after a form was sent to a text that somebody else had saved in the meantime. */
export function StaleForm({ text, mine, action }: { text: StaleText; mine: Draft; action: FormAction }) {
  const { lockVersion, draft: content, lastWrite, lead, mayInvite } = text
  const theirs = { lockVersion, content, by: lastWrite?.name ?? '', at: lastWrite?.at ?? '' }
  return (
    <Comparison
      kind={text.kind}
      mine={mine}
      theirs={theirs}
      choices={text.choices}
      lead={lead}
      mayInvite={mayInvite}
      action={action}
      newKey={text.key}
      isLive={false}
    />
  )
}
