import type { ReactNode } from 'react'
import { type Preview, PreviewPage } from '@/components/editor/preview-page'
import { findFiles } from '@/lib/attachments/queries'
import type { Actor } from '@/lib/auth/actor'
import { mayOpen } from '@/lib/auth/desk-parts'
import type { ActivityDraft, ProfileDraft, ProgrammeResultDraft, StoryDraft } from '@/lib/editorial/draft'
import type { EditedKind } from '@/lib/editorial/fields'
import {
  previewActivity,
  previewProfile,
  previewProgrammeResult,
  previewStory,
} from '@/lib/editorial/preview'
import type { EditedDocument } from '@/lib/editorial/queries'
import { inReadersLanguage } from '@/lib/messages'
import { Missing } from '../../../(public)/missing'
import { signedIn } from '../guard'
import { editedDocument } from './metadata'

/** What readers would see of a document, for whoever may see its text. */
export async function previewOf({
  kind,
  id,
  path,
}: {
  kind: EditedKind
  id: string
  path: string
}): Promise<ReactNode> {
  return signedIn(
    path,
    (actor) => mayOpen(actor, 'desk'),
    async (actor) => {
      const document = await editedDocument(actor, kind, id)
      if (!document) return <Missing path={path} />
      const preview = await inReadersLanguage(shownOf(actor, document))
      return <PreviewPage actor={actor} document={document} preview={preview} />
    },
  )
}

async function shownOf(actor: Actor, { kind, id, slug, lead, draft }: EditedDocument): Promise<Preview> {
  const files = 'attachments' in draft ? await findFiles(actor, id, draft.attachments) : []
  const known = { id, slug, lead: lead.slug, files }
  switch (kind) {
    case 'activity':
      return { kind, shown: await previewActivity(known, draft as ActivityDraft) }
    case 'story':
      return { kind, shown: await previewStory(known, draft as StoryDraft) }
    case 'agency_profile':
      return { kind, shown: previewProfile(draft as ProfileDraft) }
    case 'programme_result':
      return { kind, shown: await previewProgrammeResult(draft as ProgrammeResultDraft) }
  }
}
