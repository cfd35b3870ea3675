import { diffArrays } from 'diff'
import { canonicalJson } from '../canonical-json.ts'
import type { DocumentKind } from '../database/generated/client.ts'
import { isLocale, type Locale } from '../locales.ts'
import { contentOf, type Draft } from './draft.ts'
import { fieldsOf } from './fields.ts'
import { type Piece, proseDifference, sideOf } from './prose-difference.ts'

/** What became of one field between two texts: words of prose, things of a list, or one value for another. */
export type FieldDifference = { field: string; isChanged: boolean } & (
  | { kind: 'prose'; pieces: Piece[] }
  | { kind: 'list'; items: ItemDifference[] }
  | { kind: 'value'; before: unknown; after: unknown }
)

/** A thing in a list: in both texts, in one of them, or in both with another content. */
export type ItemDifference =
  | { change: 'same' | 'added' | 'removed'; value: unknown }
  | { change: 'altered'; value: unknown; fields: FieldDifference[] }

type Content = { [field: string]: unknown }

/** Texts that people write as sentences; everything else is compared as a whole. */
const prose = new Set(['title', 'excerpt', 'lede', 'body', 'contentNote', 'consent', 'counted', 'source'])

/** What makes a thing in a list the same thing, although it changed. */
const keys: Record<string, string> = {
  measures: 'measure',
  results: 'key',
  links: 'url',
  attachments: 'token',
  sections: 'section',
}

/**
 * What changed between two texts of a document, field by field in the order of the editor, with the fields that stayed
 * as they were. Without a text before, everything is new. Pure: depends on nothing but the two.
 */
export function differencesBetween(
  kind: DocumentKind,
  before: Draft | null,
  after: Draft,
): FieldDifference[] {
  const order = fieldsOf(kind).map(({ name }) => name.replace(/^result\./, ''))
  const place = ({ field }: FieldDifference) => (order.includes(field) ? order.indexOf(field) : order.length)
  return compareFields(before ? flat(contentOf(before)) : {}, flat(contentOf(after)), 'en').sort(
    (a, b) => place(a) - place(b),
  )
}

/** One of the two texts that a difference lies between, without what is empty in it. */
export function contentOn(side: 'before' | 'after', differences: readonly FieldDifference[]): Content {
  const other = side === 'before' ? 'added' : 'removed'
  const entries = differences.map((difference) => {
    const { field } = difference
    if (difference.kind === 'prose') return [field, sideOf(difference.pieces, side)] as const
    if (difference.kind === 'value') return [field, difference[side]] as const
    const items = difference.items.filter(({ change }) => change !== other)
    return [field, items.map((item) => itemOn(side, item))] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)))
}

function itemOn(side: 'before' | 'after', item: ItemDifference): unknown {
  return item.change === 'altered' ? contentOn(side, item.fields) : item.value
}

function compareFields(before: Content, after: Content, around: Locale): FieldDifference[] {
  const language = languageOf(after) ?? languageOf(before) ?? around
  const fields = [...new Set([...Object.keys(after), ...Object.keys(before)])]
  return fields
    .filter((field) => !isEmpty(before[field]) || !isEmpty(after[field]))
    .map((field) => compareField(field, before[field], after[field], language))
}

function compareField(field: string, before: unknown, after: unknown, language: Locale): FieldDifference {
  const isChanged = !isEqual(before ?? [], after ?? [])
  if (Array.isArray(before ?? after)) {
    const items = compareLists(listOf(before), listOf(after), keys[field], language)
    return { field, isChanged, kind: 'list', items }
  }
  if (!prose.has(field)) return { field, isChanged, kind: 'value', before, after }
  const pieces = proseDifference(textOf(before), textOf(after), language)
  return { field, isChanged, kind: 'prose', pieces }
}

/** What changed its place is removed from the one and added at the other: the first measure is the main one. */
function compareLists(
  before: unknown[],
  after: unknown[],
  key: string | undefined,
  language: Locale,
): ItemDifference[] {
  const keyOf = (item: unknown) => canonicalJson(key ? ((item as Content)[key] ?? item) : item)
  const changes = diffArrays(before.map(keyOf), after.map(keyOf))
  const [left, right] = [[...before], [...after]]
  return changes.flatMap(({ added, removed, value }) =>
    value.map((): ItemDifference => {
      if (added) return { change: 'added', value: right.shift() }
      if (removed) return { change: 'removed', value: left.shift() }
      const [was, is] = [left.shift(), right.shift()]
      if (isEqual(was, is)) return { change: 'same', value: is }
      return { change: 'altered', value: is, fields: compareFields(was as Content, is as Content, language) }
    }),
  )
}

/** A result that stands by itself is shown by its fields, as those in a list are. */
function flat(content: unknown): Content {
  const { result, ...others } = content as Content & { result?: Content }
  return result ? { ...others, ...result } : others
}

function languageOf({ language }: Content): Locale | null {
  return typeof language === 'string' && isLocale(language) ? language : null
}

function isEqual(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
