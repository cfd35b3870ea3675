import { folded } from './query.ts'

/** A piece of a text; those that match are shown marked. */
export type Piece = { text: string; match: boolean }

/** Whether a word, folded, is a form of a word that was searched for. */
export type IsForm = (word: string, lexeme: string) => boolean

/** What is marked: words one after the other, each by its lexeme. */
export type Mark = string[]

const passageLength = 240

/**
 * The stretch of a text in which the most different marks stand, in pieces, with an ellipsis where it was cut;
 * null where none stands in it.
 */
export function passageOf(text: string, marks: Mark[], isForm: IsForm): Piece[] | null {
  const hits = hitsIn(text, marks, isForm)
  const kinds = (from: number) => new Set(within(hits, from, passageLength).map(({ mark }) => mark)).size
  const best = hits.reduce<Hit | null>(
    (most, hit) => (most === null || kinds(hit.from) > kinds(most.from) ? hit : most),
    null,
  )
  if (!best) return null
  // Near the end of a text, more of what stands before.
  const from = startBefore(text, Math.min(best.from - 60, text.length - passageLength))
  const to = endBefore(text, Math.max(best.to, from + passageLength))
  return [
    ...(from > 0 ? [{ text: '… ', match: false }] : []),
    ...marked(text, from, to, within(hits, from, to - from)),
    ...(to < text.length ? [{ text: ' …', match: false }] : []),
  ]
}

/** How a text begins, in as many letters as a passage; null where there is none. */
export function beginningOf(text: string): Piece[] | null {
  if (text === '') return null
  const to = endBefore(text, passageLength)
  return [
    { text: text.slice(0, to), match: false },
    ...(to < text.length ? [{ text: ' …', match: false }] : []),
  ]
}

/** A short text whole, with what was searched for marked. */
export function markedText(text: string, marks: Mark[], isForm: IsForm): Piece[] {
  return marked(text, 0, text.length, hitsIn(text, marks, isForm))
}

/** The words of texts that may be forms of what was searched for: those that begin as it does. */
export function likelyForms(texts: string[], marks: Mark[]): string[] {
  const lexemes = [...new Set(marks.flat())]
  const words = new Set(texts.flatMap((text) => wordsLike(lexemes, text).map(({ word }) => word)))
  return [...words].filter((word) => lexemes.some((lexeme) => beginsAs(word, lexeme)))
}

/** Whether a word begins as a lexeme does: English ones end in i where the word ends in y. */
export function beginsAs(word: string, lexeme: string): boolean {
  return word.startsWith(lexeme.length > 3 && lexeme.endsWith('i') ? lexeme.slice(0, -1) : lexeme)
}

type Token = { from: number; to: number; word: string }
type Hit = { from: number; to: number; mark: Mark }

const letter = '[\\p{L}\\p{M}\\p{N}]'

/**
 * The words of a text that begin with the letter of a lexeme, or with one that may be that letter without its accent. Most
 * words of long texts do not, and are not taken out of them at all.
 */
function wordsLike(lexemes: string[], text: string): Token[] {
  const initials = [...new Set(lexemes.map((lexeme) => lexeme.charAt(0)))].filter((one) =>
    /[a-z0-9]/.test(one),
  )
  const initial = `[${initials.join('')}${initials.join('').toUpperCase()}\\u0080-\\u{10ffff}]`
  const pattern = new RegExp(`(?<!${letter})(?=${letter})${initial}${letter}*`, 'gu')
  return [...text.matchAll(pattern)].map(({ 0: word, index }) => tokenOf(word, index))
}

/** The word after a place in a text. */
function wordAfter(text: string, at: number): Token | null {
  nextWord.lastIndex = at
  const [word] = nextWord.exec(text) ?? []
  return word === undefined ? null : tokenOf(word, nextWord.lastIndex - word.length)
}

const nextWord = new RegExp(`${letter}+`, 'gu')

function tokenOf(word: string, from: number): Token {
  return { from, to: from + word.length, word: folded(word) }
}

function hitsIn(text: string, marks: Mark[], isForm: IsForm): Hit[] {
  const longestFirst = marks.toSorted((a, b) => b.length - a.length)
  const hits: Hit[] = []
  for (const token of wordsLike(
    marks.flatMap(([first = '']) => first),
    text,
  )) {
    if (token.from < (hits.at(-1)?.to ?? 0)) continue
    for (const mark of longestFirst) {
      const last = lastOf(mark, token, text, isForm)
      if (!last) continue
      hits.push({ from: token.from, to: last.to, mark })
      break
    }
  }
  return hits
}

/** The last word of a mark that begins with this one; null where another one stands there. */
function lastOf(mark: Mark, first: Token, text: string, isForm: IsForm): Token | null {
  let last: Token | null = null
  for (const lexeme of mark) {
    last = last ? wordAfter(text, last.to) : first
    if (!last || !isForm(last.word, lexeme)) return null
  }
  return last
}

function within(hits: Hit[], from: number, length: number): Hit[] {
  return hits.filter((hit) => hit.from >= from && hit.to <= from + length)
}

function marked(text: string, from: number, to: number, hits: Hit[]): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const hit of hits) {
    if (hit.from > at) pieces.push({ text: text.slice(at, hit.from), match: false })
    pieces.push({ text: text.slice(hit.from, hit.to), match: true })
    at = hit.to
  }
  if (at < to) pieces.push({ text: text.slice(at, to), match: false })
  return pieces
}

/** From there, or from the next word where that is within one. */
function startBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.slice(at, at + 40).search(/\s/)
  return space < 0 ? at : at + space + 1
}

/** To there, or to the end of the word before. */
function endBefore(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.slice(0, at).lastIndexOf(' ')
  return space < at - 40 ? at : space
}
