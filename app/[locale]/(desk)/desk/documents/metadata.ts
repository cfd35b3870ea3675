import type { Metadata } from 'next'
import { cache } from 'react'
import { type DeskPart, mayOpen } from '@/lib/auth/desk-parts'
import type { EditedKind } from '@/lib/editorial/fields'
import { findEditedDocument } from '@/lib/editorial/queries'
import { deskMetadata } from '../guard'

/** Found once in each request, for the head of its page and for the page itself. */
export const editedDocument = cache(findEditedDocument)

/**
 * The head of a page of one document. Where there is none for this person it says what it says where there is no page,
 * whether there is such a document or not.
 */
export function documentMetadata(
  kind: EditedKind | null,
  id: string,
  title: string,
  part: DeskPart = 'desk',
): Promise<Metadata> {
  return deskMetadata(
    (actor) => mayOpen(actor, part),
    async (actor) => ((await editedDocument(actor, kind, id)) ? title : null),
  )
}
