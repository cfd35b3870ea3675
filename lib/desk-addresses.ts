import type { DocumentKind } from './database/generated/client.ts'

/** Where a document is written, without the language: `/desk/activities/{id}`, of a profile the agency's slug. */
export function deskPathOf(document: { kind: DocumentKind; id: string; lead: { slug: string } }): string {
  const { kind, id, lead } = document
  return kind === 'agency_profile' ? `/desk/agencies/${lead.slug}` : `/desk/${folders[kind]}/${id}`
}

const folders = { activity: 'activities', story: 'stories', programme_result: 'results' } as const

/** Where a text is saved while it is written. */
export function workingCopyPathOf(id: string): string {
  return `/desk/documents/${id}/working-copy`
}
