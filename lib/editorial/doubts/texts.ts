import { isLocale, type Locale } from '../../locales.ts'
import type { Draft } from '../draft.ts'

/** A text that somebody reads, with the field that holds it. */
export type FieldText = {
  field: string
  text: string
  language: Locale
  /** Without the addresses of its links and the numbers of its lists, and as long as the text. */
  words: string
  links: LinkFound[]
}

/** Every text of a draft that is published, in the order of its fields. */
export function textsOf(draft: Draft): FieldText[] {
  const language = 'language' in draft && isLocale(draft.language) ? draft.language : 'en'
  const line = (field: string, text: string) => ({ field, text, language, words: text, links: [] })
  if ('sections' in draft)
    return draft.sections.map(({ body, language }, index) =>
      markdown(`sections.${index}.body`, body, language),
    )
  if ('result' in draft) return resultTexts(draft.result, 'result', line)
  return [
    line('title', draft.title),
    'excerpt' in draft ? line('excerpt', draft.excerpt) : line('lede', draft.lede),
    markdown('body', draft.body, language),
    line('contentNote', draft.contentNote),
    ...draft.links.map(({ label }, index) => line(`links.${index}.label`, label)),
    ...draft.attachments.flatMap(({ label, alt }, index) => [
      line(`attachments.${index}.label`, label),
      line(`attachments.${index}.alt`, alt),
    ]),
    ...draft.results.flatMap((result, index) => resultTexts(result, `results.${index}`, line)),
  ].filter(({ text }) => text !== '')
}

function resultTexts(
  { counted, source }: { counted: string; source: string },
  field: string,
  line: (field: string, text: string) => FieldText,
): FieldText[] {
  return [line(`${field}.counted`, counted), line(`${field}.source`, source)]
}

function markdown(field: string, text: string, language: Locale): FieldText {
  const links = linksIn(text)
  return { field, text, language, words: wordsOnly(text, links), links }
}

/** A link of a Markdown text; `label` is empty for an address that stands by itself. */
export type LinkFound = { label: string; url: string; index: number; end: number }

/** Addresses longer than this are none. */
const longestAddress = 2_000
const longestLabel = 300

/**
 * The links of a Markdown text, told by where an address begins. Each is looked for within bounds, so that a text of
 * nothing but brackets costs no more than any other.
 */
function linksIn(text: string): LinkFound[] {
  const found: LinkFound[] = []
  let end = 0
  for (const { index } of text.matchAll(/\]\(|<?(?:https?|file):\/\/|\\\\[\w-]+\\/gi)) {
    if (index < end) continue
    const isLabelled = text.startsWith('](', index)
    const begin = isLabelled ? index + 2 : text[index] === '<' ? index + 1 : index
    const part = text.slice(begin, begin + longestAddress)
    const url = (isLabelled ? /^<([^<>\n]*)>|^[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)?/ : /^[^\s<>"]+/).exec(
      part,
    )
    const whole = url?.[1] ?? url?.[0] ?? ''
    const address = isLabelled ? whole : withoutFullStop(whole)
    if (!address) continue
    const label = isLabelled ? labelBefore(text, index) : ''
    if (label === null) continue
    end = begin + address.length
    found.push({ label, url: address, index: isLabelled ? index - label.length - 1 : index, end })
  }
  return found
}

/** What closes a sentence is not part of the address that ends it. */
function withoutFullStop(url: string): string {
  let end = url.length
  while (end > 0 && '.,;:!?)»”'.includes(url.charAt(end - 1))) end -= 1
  return url.slice(0, end)
}

/** Null where no bracket opens it. */
function labelBefore(text: string, end: number): string | null {
  const part = text.slice(Math.max(0, end - longestLabel), end)
  const begin = part.lastIndexOf('[')
  return begin < 0 ? null : part.slice(begin + 1)
}

function wordsOnly(text: string, links: readonly LinkFound[]): string {
  const parts: string[] = []
  let at = 0
  for (const { label, index, url, end } of links) {
    const begin = label ? end - url.length : index
    parts.push(text.slice(at, begin), ' '.repeat(end - begin))
    at = end
  }
  parts.push(text.slice(at))
  return parts.join('').replace(/^[^\S\n]*\d+[.)](?=\s)/gm, (marker) => ' '.repeat(marker.length))
}

/** So much of a text around a place as tells one where it is. */
export function excerptAt(text: string, index: number, length: number): string {
  const from = Math.max(0, index - 12)
  const to = Math.min(text.length, index + length + 12)
  const part = text.slice(from, to).replace(/\s+/g, ' ').trim()
  return `${from > 0 ? '…' : ''}${part}${to < text.length ? '…' : ''}`
}
