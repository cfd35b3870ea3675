import { inflateSync } from 'node:zlib'
import { type FileFault, latin } from './check.ts'

/**
 * Names in a PDF by which it runs script, starts programs, fetches or sends something, or holds other files
 * (ISO 32000-2, 12.6.4; 7.11.4). Script is named by `/JavaScript` wherever it is; `/AA` and `/OpenAction` only say
 * when something happens.
 */
const active =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|Rendition|SubmitForm|ImportData|FileAttachment|GoToE)(?![A-Za-z0-9])/
/** Too short to be looked for in what is packed or drawn, where they may come about by chance. */
const activeInObjects = /\/(?:XFA|Movie|Sound|GoToR)(?![A-Za-z0-9])/

/** Together the object streams of a document do not unpack to more. */
const mostUnpacked = 60 * 1024 * 1024
/** After its last line a PDF goes on for some blanks at most; otherwise it is something else as well. */
const longestEnd = 1024

/**
 * What is wrong with a PDF, or null. Objects lie open in the file or packed in object streams: both are searched, with
 * names that are spelled with numbers (`/J#61vaScript`) read as what they mean. What cannot be read is refused.
 */
export function checkPdf(bytes: Uint8Array): FileFault | null {
  const text = latin(bytes)
  if (!isWhole(text)) return 'damaged'
  // Also where a stream should be: readers find objects by their places, whatever stands around them.
  if (active.test(named(text))) return 'active'
  const { open, streams } = divide(text)
  const objects = named(open)
  if (/\/Encrypt(?![A-Za-z])/.test(objects)) return 'locked'
  if (activeInObjects.test(objects)) return 'active'
  let unpacked = 0
  for (const { before, from, to } of streams) {
    const dictionary = dictionaryIn(named(before))
    if (!holdsObjects(dictionary) && !/\/ObjStm(?![A-Za-z])/.test(named(before))) continue
    const content = unpack(bytes.subarray(from, to), dictionary, mostUnpacked - unpacked)
    if (!content.ok) return content.reason
    unpacked += content.text.length
    const packed = named(content.text)
    if (active.test(packed) || activeInObjects.test(packed)) return 'active'
  }
  return null
}

/** It ends as a PDF, and nothing else comes after. */
function isWhole(text: string): boolean {
  const end = text.lastIndexOf('%%EOF')
  const rest = text.slice(end + '%%EOF'.length)
  return end >= 0 && rest.length <= longestEnd && /^[\s\0]*$/.test(rest) && text.includes('startxref')
}

/** A stream, with what lies open between the one before it and itself: its dictionary among it. */
type Stream = { before: string; from: number; to: number }

function divide(text: string): { open: string; streams: Stream[] } {
  const streams: Stream[] = []
  const open: string[] = []
  let at = 0
  for (const { 0: word, index } of text.matchAll(/(?<!end)stream(?:\r\n|\n|\r)/g)) {
    if (index < at) continue
    const from = index + word.length
    const found = text.indexOf('endstream', from)
    const to = found < 0 ? text.length : found
    const before = text.slice(at, index)
    open.push(before)
    streams.push({ before, from, to })
    at = to
  }
  open.push(text.slice(at))
  return { open: open.join(' '), streams }
}

/** Names may have any of their letters as a number. */
function named(text: string): string {
  return text.includes('#')
    ? text.replace(/#([\da-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

function dictionaryIn(before: string): string {
  const begins = Array.from(before.matchAll(/\d\s+obj\b/g), ({ index }) => index)
  return before.slice(begins.at(-1) ?? 0)
}

/** Some readers know an object stream by its keys, whatever its type says. */
function holdsObjects(dictionary: string): boolean {
  return /\/First(?![A-Za-z])/.test(dictionary) && /\/N(?![A-Za-z])/.test(dictionary)
}

/** Object streams are packed in one way by everybody, or not at all. */
function unpack(
  packed: Uint8Array,
  dictionary: string,
  most: number,
): { ok: true; text: string } | { ok: false; reason: FileFault } {
  const filters = Array.from(
    dictionary.matchAll(/\/(?:Filter|F)(?![A-Za-z])\s*(\[[^\]]{0,200}\]|\/\w+)/g),
    ([, names]) => names ?? '',
  )
  const [filter = ''] = filters.slice(-1)
  const isPredicted = /\/Predictor\s+(?!1\s|1\/|1>)/.test(dictionary)
  if (filter === '' && !isPredicted) return { ok: true, text: latin(packed) }
  if (isPredicted || !/^\[?\s*\/(?:FlateDecode|Fl)\s*\]?$/.test(filter))
    return { ok: false, reason: 'active' }
  try {
    return { ok: true, text: latin(inflateSync(packed, { maxOutputLength: Math.max(1, most) })) }
  } catch (error) {
    const isTooMuch = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    return { ok: false, reason: isTooMuch ? 'bomb' : 'damaged' }
  }
}
