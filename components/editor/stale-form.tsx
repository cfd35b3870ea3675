'use client'

import type { Draft } from '@/lib/editorial/draft'
import { Comparison } from './comparison'
import type { EditedText, FormAction } from './edited-text'

/** The two versions, after a form was sent to a text that somebody else had saved in the meantime. */
export function StaleForm({ text, mine, action }: { text: EditedText; mine: Draft; action: FormAction }) {
  const { lockVersion, draft: content, lastWrite } = text
  const theirs = { lockVersion, content, by: lastWrite?.name ?? '', at: lastWrite?.at ?? '' }
  return (
    <Comparison
      kind={text.kind}
      mine={mine}
      theirs={theirs}
      choices={text.choices}
      action={action}
      newKey={text.key}
      isLive={false}
    />
  )
}
