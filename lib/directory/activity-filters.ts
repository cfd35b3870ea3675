import type { Filters } from '../search/params.ts'

/** Filters of the list and of an agency's own list; absent parameters narrow nothing. */
export type ActivityFilters = Partial<Filters<'activities'>>
