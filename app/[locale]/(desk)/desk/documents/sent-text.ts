import { merge, type Version } from '@/lib/editorial/conflict'
import { type Draft, readDraft } from '@/lib/editorial/draft'
import type { EditedKind } from '@/lib/editorial/fields'
import type { ReadForm } from '@/lib/editorial/form'

/** What was chosen of two versions: one's own comes with the form, the other is what is saved. */
export function settledIn(
  form: FormData,
  { kind, draft: theirs }: { kind: EditedKind; draft: Draft },
): ReadForm | null {
  const mine = readDraft(kind, jsonIn(textOf(form, 'mine')))
  const choose = (name: string) => (textOf(form, `choice.${name}`) || undefined) as Version | undefined
  return mine && { draft: merge(kind, { mine, theirs }, choose), problems: [] }
}

/** Every field but those by which React knows the action. */
export function entriesOf(form: FormData): [string, string][] {
  return [...form].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && !entry[0].startsWith('$ACTION') && entry[0] !== 'intent',
  )
}

/** What stands in a field; a file, or a field that is not there, is nothing. */
export function textOf(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
