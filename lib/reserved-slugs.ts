/**
 * Words that stand where a slug would in an address: the views of a list, and the part that marks its filters. Nothing
 * may be called by them; the database refuses them as well (`…_slug_is_free` in the migrations).
 */
const reserved: Record<string, readonly string[]> = {
  // The desk has the form of a new one under the list as well.
  agencies: ['filtered', 'new'],
  measures: ['filtered', 'new'],
  activities: ['filtered', 'map', 'timeline'],
  mechanisms: ['filtered', 'matrix'],
}

/** Whether the slug would be hidden by a page of the portal. `list` is the first part of the address. */
export function isReservedSlug(list: string, slug: string): boolean {
  return reserved[list]?.includes(slug) ?? false
}
