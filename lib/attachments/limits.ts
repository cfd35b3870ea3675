import type { FileFault } from './check.ts'

/** So many files go with one text. */
export const mostFiles = 20
export const longestLabel = 160
export const longestAlt = 500

/** What is wrong with a form about files: the field, and what to do about it. */
export type FileProblem =
  | { field: 'file'; key: 'missing' | 'tooMany' | FileFault }
  | { field: 'label'; key: 'missing' | 'tooLong' }
  | { field: 'alt'; key: 'missing' | 'tooLong' }
