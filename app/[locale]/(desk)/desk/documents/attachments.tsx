import type { ReactNode } from 'react'
import { AttachmentsPage, fileDeeds } from '@/components/desk/attachments-page'
import type { RefusedFile } from '@/components/desk/use-file-problem-words'
import { findFiles } from '@/lib/attachments/queries'
import { mayOpen } from '@/lib/auth/desk-parts'
import type { EditedKind } from '@/lib/editorial/fields'
import { formAnswer } from '@/lib/form-answer'
import { Missing } from '../../../(public)/missing'
import { signedIn } from '../guard'
import { changeFiles } from './attachment-actions'
import { editedDocument } from './metadata'

type Asked = { kind: EditedKind; id: string; path: string; done: string | string[] | undefined }

/** The files of a document. */
export function attachmentsOf({ kind, id, path, done }: Asked): Promise<ReactNode> {
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const refused = formAnswer<RefusedFile>()
      const document = await editedDocument(actor, kind, id)
      if (!document || !('attachments' in document.draft)) return <Missing path={path} />
      return (
        <AttachmentsPage
          actor={actor}
          document={document}
          files={await findFiles(actor, document.id, document.draft.attachments)}
          done={refused ? null : (fileDeeds.find((deed) => deed === done) ?? null)}
          refused={refused}
          action={changeFiles}
        />
      )
    },
  )
}
