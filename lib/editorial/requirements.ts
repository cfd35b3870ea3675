import type { DocumentKind } from '../database/generated/client.ts'
import { contentSchemas } from '../publication/schema.ts'
import { invisibleCharacters } from './doubts/characters.ts'
import { textsOf } from './doubts/texts.ts'
import { contentOf, type Draft } from './draft.ts'

/**
 * Something about a text that stands in the way of handing it over (`must`) or ought to be looked at (`should`). The
 * words are in the messages, under the key.
 */
export type Requirement = {
  severity: 'must' | 'should'
  /** `title`, `measures`, `results.0.value`: the field to go to. */
  field: string
  /** What is wrong: `missing`, `tooLong`, `invalid` or a name of its own. */
  key: string
  /** What the message speaks of: words found, a number, the most that is allowed. */
  data?: Record<string, string | number>
}

/** What must be so before a text can be handed over, by the schema of what can be published and by our own rules. */
export function missingFrom(kind: DocumentKind, draft: Draft, lead: string): Requirement[] {
  return [...bySchema(kind, draft), ...byRule(draft, lead), ...invisibleCharacters(textsOf(draft))]
}

function bySchema(kind: DocumentKind, draft: Draft): Requirement[] {
  const read = contentSchemas[kind].safeParse(contentOf(draft))
  if (read.success) return []
  const requirements = read.error.issues.map((issue): Requirement => {
    const field = issue.path.join('.')
    const value = issue.path.reduce<unknown>((part, name) => (part as never)?.[name], draft)
    const isEmpty =
      value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
    if (isEmpty) return { severity: 'must', field, key: 'missing' }
    if (issue.code === 'too_big')
      return { severity: 'must', field, key: 'tooLong', data: { most: Number(issue.maximum) } }
    // What the schema has a name for has words of its own.
    const named = issue.code === 'custom' ? issue.params?.requirement : undefined
    return { severity: 'must', field, key: typeof named === 'string' ? named : 'invalid' }
  })
  const first = new Map(requirements.reverse().map((requirement) => [requirement.field, requirement]))
  return [...first.values()].reverse()
}

function byRule(draft: Draft, lead: string): Requirement[] {
  const found: Requirement[] = []
  if ('isPersonalAccount' in draft && draft.isPersonalAccount && !draft.consent.trim())
    found.push({ severity: 'must', field: 'consent', key: 'missing' })
  if ('partners' in draft && draft.partners.includes(lead))
    found.push({ severity: 'must', field: 'partners', key: 'isLead' })
  return found
}
