import type { DocumentKind } from '../database/generated/client.ts'

/** The part of the desk at which each kind of document is written. */
const parts = {
  activity: 'activities',
  agency_profile: 'agencies',
  story: 'stories',
  programme_result: 'results',
} as const satisfies Record<DocumentKind, string>

/** `/desk/activities/{id}`, or a page under it: `submission`, `signature`. Without language. */
export function deskAddress({ kind, id }: { kind: DocumentKind; id: string }, page?: string): string {
  return `/desk/${parts[kind]}/${id}${page ? `/${page}` : ''}`
}

/** A field in the form of its document. */
export function fieldAddress(document: { kind: DocumentKind; id: string }, field: string): string {
  return `${deskAddress(document)}#${fieldAnchor(field)}`
}

/** `results.0.value` stands at `field-results-0-value`. */
export function fieldAnchor(field: string): string {
  return `field-${field.replaceAll('.', '-')}`
}

/** The kind that is written at a part of the desk; null where there is no such part. */
export function kindAt(part: string): DocumentKind | null {
  return (Object.keys(parts) as DocumentKind[]).find((kind) => parts[kind] === part) ?? null
}

/** Where a text is saved while it is written. */
export function workingCopyAddress(id: string): string {
  return `/desk/documents/${id}/working-copy`
}
