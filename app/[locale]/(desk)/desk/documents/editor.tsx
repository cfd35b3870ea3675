import { randomUUID } from 'node:crypto'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { RefusedText } from '@/components/editor/edited-text'
import { EditorPage } from '@/components/editor/editor-page'
import { ReadOnlyPage } from '@/components/editor/read-only-page'
import { SignedOutPage } from '@/components/editor/signed-out-page'
import { mayOpen } from '@/lib/auth/desk-parts'
import { choicesFor } from '@/lib/editorial/choices'
import { type EditedKind, guidanceNames } from '@/lib/editorial/fields'
import { guidanceOf } from '@/lib/editorial/guidance'
import type { EditedDocument } from '@/lib/editorial/queries'
import { formAnswer } from '@/lib/form-answer'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../(public)/missing'
import { signedIn } from '../guard'
import { reviseText, saveText } from './actions'
import { editedDocument } from './metadata'

type Asked = { kind: EditedKind; id: string; path: string; adding?: string | string[] | undefined }

/** The page on which a document is written, for whoever may see it. */
export async function editorOf({ kind, id, path, adding }: Asked): Promise<ReactNode> {
  const locale = await getLocale()
  const place = { locale, kind, id }
  const refused = formAnswer<RefusedText>() ?? null
  if (refused?.entries) return <SignedOutPage entries={refused.entries} action={saveText.bind(null, place)} />
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const document = await editedDocument(actor, kind, id)
      if (!document) return <Missing path={path} />
      const shared = { actor, document, newKey: randomUUID() }
      if (!document.actions.includes('save'))
        return (
          <ReadOnlyPage
            {...shared}
            refusal={refused?.message ?? null}
            revise={reviseText.bind(null, place)}
          />
        )
      const [choices, guidance] = await Promise.all([
        inReadersLanguage(choicesFor({ leadId: document.lead.id, period: periodOf(document) })),
        guidanceOf(guidanceNames(kind), locale),
      ])
      return (
        <EditorPage
          {...shared}
          choices={choices}
          guidance={guidance}
          adding={typeof adding === 'string' && !refused ? adding : null}
          refused={refused}
          action={saveText.bind(null, place)}
        />
      )
    },
  )
}

function periodOf({ draft }: EditedDocument): string | undefined {
  return 'period' in draft && draft.period ? `${draft.period.start}--${draft.period.end}` : undefined
}
