import type { DocumentKind } from '../database/generated/client.ts'
import type { Draft } from './draft.ts'
import {
  type ChoiceField,
  type ChoicesField,
  type Field,
  fieldsOf,
  type GroupField,
  type ItemField,
  type TextField,
} from './fields.ts'
import { longestLine, longestText } from './limits.ts'

/** Something typed that the content has no room for: it stays in the form, with what to do about it. */
export type FormProblem = { field: string; key: 'number' | 'tooLong'; typed: string }

export type ReadForm = { draft: Draft; problems: FormProblem[] }

type Content = Record<string, unknown>

/**
 * Reads a form of the editor, in the browser and on the server alike: the text under way with what the form says of
 * it. What the form does not show (where an entry came from, its attachments) stays as in `before`.
 */
export function readForm(
  kind: DocumentKind,
  form: FormData,
  before: Draft,
  lead: string,
  /** Whether items that hold nothing stay, for a form that is shown again as it was. */
  { keepsBlank = false } = {},
): ReadForm {
  const reading = new Reading(form, lead, keepsBlank)
  const content = structuredClone(before) as unknown as Content
  for (const field of fieldsOf(kind)) reading.read(field, content, field.name)
  // The one result of its document needs no name among others.
  if (kind === 'programme_result') (content.result as Content).key ||= 'result'
  return { draft: content as unknown as Draft, problems: reading.problems }
}

/** Takes an item out of a form, `links.1`; those after it move up. */
export function removeItem(form: FormData, item: string): void {
  const [, group, at] = /^(\w+)\.(\d+)$/.exec(item) ?? []
  if (at === undefined) return
  for (const name of [...form.keys()]) {
    const [of, index = '', ...rest] = name.split('.')
    if (of !== group || !/^\d+$/.test(index) || Number(index) < Number(at)) continue
    const values = form.getAll(name)
    form.delete(name)
    if (index === at) continue
    const moved = [of, Number(index) - 1, ...rest].join('.')
    for (const value of values) form.append(moved, value)
  }
}

/** The number of items of a group that a form shows. */
export function itemsIn(form: FormData, group: string): number[] {
  const pattern = new RegExp(`^${group}\\.(\\d+)\\.`)
  const numbers = [...form.keys()].flatMap((name) => pattern.exec(name)?.[1] ?? []).map(Number)
  return [...new Set(numbers)].sort((a, b) => a - b)
}

class Reading {
  readonly problems: FormProblem[] = []

  constructor(
    private readonly form: FormData,
    private readonly lead: string,
    private readonly keepsBlank: boolean,
  ) {}

  /** Reads one field into `content`; `name` is what it is called in the form. */
  read(field: Field, content: Content, name: string): void {
    const values = this.form.getAll(name).filter((value) => typeof value === 'string')
    if (values.length === 0) return
    const [owner, property] = ownerOf(content, field.name)
    const before = owner[property]
    if (field.type === 'group') owner[property] = this.readItems(field, before as Content[])
    else if (field.type === 'choices') owner[property] = this.readChoices(field, values, before)
    else if (field.type === 'flag') owner[property] = values.includes('on')
    else if (field.type === 'period') owner[property] = periodOf(values[0] ?? '', before as Content | null)
    // The last one: before buttons of which none is pressed stands a hidden field that says so.
    else if (isChoice(field)) owner[property] = values.at(-1) || (field.isOptional ? null : before)
    else owner[property] = this.readText(field, values[0] ?? '', name)
    if (owner[property] === null && typeof before === 'string') owner[property] = ''
    if (field.name.endsWith('asOf') && owner[property] !== before) owner.asOfInferred = false
  }

  private readText({ type }: TextField, text: string, name: string): unknown {
    const most = type === 'markdown' ? longestText : longestLine
    if (type !== 'lines' && text.length > most)
      this.problems.push({ field: name, key: 'tooLong', typed: text })
    if (type === 'lines')
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
    if (type === 'paragraph' || type === 'line') return oneLine(text)
    if (type !== 'number') return type === 'markdown' ? text.replace(/\r\n?/g, '\n') : text.trim()
    const number = numberIn(text)
    if (number === undefined) this.problems.push({ field: name, key: 'number', typed: text })
    return number ?? null
  }

  /** In the order in which they were before, those newly chosen after them. */
  private readChoices({ property, lead }: ChoicesField, values: string[], before: unknown): unknown[] {
    const known = before as (string | Content)[]
    const codeOf = (item: string | Content) =>
      typeof item === 'string' ? item : String(item[property ?? ''])
    const chosen = new Set(values.filter(Boolean))
    if (lead === 'first') chosen.add(this.lead)
    const kept = known.filter((item) => chosen.delete(codeOf(item)))
    const added = [...chosen].map((value) => (property ? { [property]: value, inferred: false } : value))
    const all = [...kept, ...added]
    return lead === 'first' ? [this.lead, ...all.filter((item) => item !== this.lead)] : all
  }

  /** Items that hold nothing are left out. */
  private readItems(group: GroupField, before: Content[]): Content[] {
    const items = itemsIn(this.form, group.name).map((index) => {
      const key = group.key ? this.form.get(`${group.name}.${index}.${group.key}`) : null
      const known = group.key ? before.find((item) => item[group.key ?? ''] === key) : undefined
      const item: Content = structuredClone(known ?? blankItem(group))
      if (group.key && typeof key === 'string' && key) item[group.key] = key
      for (const field of group.fields) this.read(field, item, `${group.name}.${index}.${field.name}`)
      return item
    })
    return this.keepsBlank ? items : items.filter((item) => !isBlank(group, item))
  }
}

/** `result.value` stands in what `result` names. */
function ownerOf(content: Content, name: string): [owner: Content, property: string] {
  const [first = '', second] = name.split('.')
  return second === undefined ? [content, first] : [content[first] as Content, second]
}

/** The value of a field in a text. */
export function valueIn(draft: Draft, name: string): unknown {
  const [owner, property] = ownerOf(draft as unknown as Content, name)
  return owner[property]
}

function isChoice(field: Field): field is ChoiceField {
  return field.type === 'choice'
}

function periodOf(slug: string, before: Content | null): Content | null {
  const [start = '', end = ''] = slug.split('--')
  if (!start) return null
  if (before?.start === start && before.end === end) return before
  return { start, end, inferred: false, note: '' }
}

/** "1,200", "1 200.5" and "١٢٠٠" are numbers; null is nothing, undefined something else. */
export function numberIn(text: string): number | null | undefined {
  const digits = text.replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
  const plain = digits.replace(/[\s\u00a0\u202f\u2009'’]/g, '')
  if (plain === '') return null
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain)) return Number(plain.replaceAll(',', ''))
  return /^-?\d{1,15}(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** A line or a paragraph is one: what was pasted with line breaks goes on in the same line. */
function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}

/** What an item holds that nobody has written into yet. */
export function blankItem({ fields, key }: GroupField): Content {
  const hidden = key === 'key' ? { key: '', asOfInferred: false, featured: false } : {}
  return { ...hidden, ...Object.fromEntries(fields.map((field) => [field.name, blankValue(field)])) }
}

function blankValue(field: ItemField): unknown {
  if (field.type === 'choices' || field.type === 'lines') return []
  if (field.type === 'flag') return false
  if (field.type === 'number') return null
  if (field.type !== 'choice') return ''
  const first = { qualifiers: 'exactly', languages: 'en', sections: 'background' } as Record<string, string>
  return first[field.options] ?? (field.options === 'pillars' ? null : '')
}

/** Whether nothing was written into an item; a choice that is made from the beginning is nothing. */
export function isBlank({ fields }: GroupField, item: Content): boolean {
  return fields.every((field) => {
    const value = item[field.name]
    if (field.type === 'choice' && !field.isOptional) return true
    return value === '' || value === null || value === false || (Array.isArray(value) && value.length === 0)
  })
}

/** A key for a new result that none of these has; it becomes part of a permanent address. */
export function freeKey(keys: readonly string[]): string {
  const numbers = keys.map((key) => Number(/^number-(\d+)$/.exec(key)?.[1] ?? 0))
  return `number-${Math.max(0, ...numbers) + 1}`
}
