import type { Filters } from '../search/params.ts'
import type { NamedValue } from './filter-values.ts'

const literal = ['q', 'role', 'from', 'to', 'scope', 'language'] as const

/** Values of filters that name themselves; those of vocabularies are looked up (`resolveFilters`). */
export function literalNames(filters: Filters<'activities'>): Record<(typeof literal)[number], NamedValue[]> {
  const entries = literal.map(
    (parameter) => [parameter, filters[parameter].map((value) => ({ value, name: value }))] as const,
  )
  return Object.fromEntries(entries) as Record<(typeof literal)[number], NamedValue[]>
}
