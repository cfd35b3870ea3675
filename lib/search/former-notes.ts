import type { FilterProblem } from './params.ts'

/** The parameter by which an address says what one of the former inventory asked for in vain. */
export const formerParameter = 'former'

const form = /^[a-z]+(?:-[a-z0-9]+)*$/
const longest = 120

/**
 * What an address of the former inventory asked for and is not known here (lib/former/location.ts). It narrows
 * nothing, but stands among the problems, so that any list says it and the page for it is cached like another.
 */
export function formerNotes(query: URLSearchParams): FilterProblem[] {
  return [...new Set(query.getAll(formerParameter))]
    .filter((value) => value.length <= longest && form.test(value))
    .sort()
    .map((value) => ({ parameter: formerParameter, value }))
}
