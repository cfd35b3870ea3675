import type { DocumentKind } from '../database/generated/client.ts'
import type { Draft } from './draft.ts'
import { type Field, fieldsOf, type GroupField } from './fields.ts'
import { valueIn } from './form.ts'

type Item = Record<string, unknown>

/** What one decides about at a time when two versions differ: a field, or one item of a group. */
export type Difference = {
  /** `title`, `results.number-1`: its name in the form of the comparison. */
  name: string
  field: Field
  mine: unknown
  theirs: unknown
  /** Which of the two changed since both began, where that is known and it was only one. */
  changed?: Version
}

export type Version = 'mine' | 'theirs'

/** Where two versions of a text differ; `base` is what both began as, where it is known. */
export function conflictsBetween(
  kind: DocumentKind,
  { mine, theirs, base }: { mine: Draft; theirs: Draft; base?: Draft | null },
): Difference[] {
  const all = fieldsOf(kind).flatMap((field) => unitsOf(field, { mine, theirs, base: base ?? null }))
  return all.filter((unit) => !isSame(unit.mine, unit.theirs))
}

/** One text of two: of each difference the version that was chosen; theirs in everything that is not part of the form. */
export function merge(
  kind: DocumentKind,
  { mine, theirs }: { mine: Draft; theirs: Draft },
  choose: (name: string) => Version | 'both' | undefined,
): Draft {
  const merged = structuredClone(theirs) as unknown as Item
  for (const field of fieldsOf(kind)) {
    const [owner, property] = field.name.includes('.')
      ? [merged[field.name.split('.')[0] ?? ''] as Item, field.name.split('.')[1] ?? '']
      : [merged, field.name]
    owner[property] =
      field.type === 'group' && field.key
        ? mergeItems(field, itemsOf(mine, field), itemsOf(theirs, field), choose)
        : chosen(choose(field.name), valueIn(mine, field.name), valueIn(theirs, field.name))
  }
  return merged as unknown as Draft
}

type Versions = { mine: Draft; theirs: Draft; base: Draft | null }

function unitsOf(field: Field, { mine, theirs, base }: Versions): Difference[] {
  if (field.type !== 'group' || !field.key) {
    const values = { mine: valueIn(mine, field.name), theirs: valueIn(theirs, field.name) }
    const before = base ? valueIn(base, field.name) : undefined
    return [{ name: field.name, field, ...values, ...(base && changedOf(values, before)) }]
  }
  const key = field.key
  const [own, others] = [itemsOf(mine, field), itemsOf(theirs, field)]
  const find = (items: Item[], name: unknown) => items.find((item) => item[key] === name) ?? null
  const keys = new Set([...own, ...others].map((item) => item[key]))
  return [...keys].map((name) => {
    const values = { mine: find(own, name), theirs: find(others, name) }
    const before = base ? find(itemsOf(base, field), name) : undefined
    return { name: `${field.name}.${name}`, field, ...values, ...(base && changedOf(values, before)) }
  })
}

function changedOf(values: { mine: unknown; theirs: unknown }, before: unknown): { changed?: Version } {
  if (isSame(values.mine, before)) return { changed: 'theirs' }
  return isSame(values.theirs, before) ? { changed: 'mine' } : {}
}

function mergeItems(
  { name, key = '' }: GroupField,
  mine: Item[],
  theirs: Item[],
  choose: (name: string) => Version | 'both' | undefined,
): Item[] {
  const keys = new Set([...theirs, ...mine].map((item) => item[key]))
  return [...keys].flatMap((value) => {
    const of = (items: Item[]) => items.find((item) => item[key] === value) ?? null
    const item = chosen(choose(`${name}.${value}`), of(mine), of(theirs))
    return item ? [item as Item] : []
  })
}

/** Both: one text after the other. What nobody chose about is as it was saved. */
function chosen(choice: Version | 'both' | undefined, mine: unknown, theirs: unknown): unknown {
  if (choice === 'both' && typeof mine === 'string' && typeof theirs === 'string')
    return `${theirs.trim()}\n\n${mine.trim()}`
  return choice === 'mine' ? mine : theirs
}

function itemsOf(draft: Draft, field: GroupField): Item[] {
  return valueIn(draft, field.name) as Item[]
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
