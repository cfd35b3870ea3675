import { DocumentKind } from '../../database/generated/enums.ts'
import { guidanceNames } from '../../editorial/fields.ts'

/** The fields of the desk that have help beside them, in the order of its forms. */
export function guidanceFields(): string[] {
  return [...new Set(Object.values(DocumentKind).flatMap(guidanceNames))]
}
