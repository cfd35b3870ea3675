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

/** Where a field of a document is filled in: `measures.0` with all that is chosen there, files on their own page. */
export function fieldAddress(document: { kind: DocumentKind; id: string }, field: string): string {
  const [first = ''] = field.split('.')
  if (first === 'attachments') return deskAddress(document, 'attachments')
  return `${deskAddress(document)}#${fieldAnchor(controlOf(field))}`
}

/** The field of the form in which something is mended: `measures` for what is wrong with `measures.0`. */
export function controlOf(field: string): string {
  const [first = ''] = field.split('.')
  return inOne.has(first) ? first : field
}

/** Fields that have one control, or one group of controls, for all that they hold. */
const inOne = new Set([
  ...['period', 'measures', 'countries', 'regions', 'partners', 'mentions', 'otherPartners'],
  ...['agencies', 'mechanisms', 'programmes', 'pillars'],
])

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
