import { diffArrays } from 'diff'
import type { Locale } from '../locales.ts'

/** A stretch of a text that both have, or only one of them. */
export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond so many changed lines, or words within a changed passage, it is shown as replaced: cost is bounded. */
const mostEdits = 800
/** Longer passages are compared by what stands between spaces: finding words takes its time. */
const mostStretches = 10_000

/**
 * What changed between two texts, by words: first the lines that changed are found, then the words within them. Words
 * are told apart as the language does, so that Arabic and Chinese are compared by words as well. All pieces but the
 * added ones are the text before, all but the removed ones the text after.
 */
export function proseDifference(before: string, after: string, language: Locale): Piece[] {
  const pieces: Piece[] = []
  let removed = ''
  let added = ''
  const compareChanged = () => {
    pieces.push(...wordDifference(removed, added, language))
    removed = ''
    added = ''
  }
  for (const { kind, text } of compare(linesOf(before), linesOf(after))) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      compareChanged()
      pieces.push({ kind, text })
    }
  }
  compareChanged()
  return joined(pieces)
}

/** The text on one side of a difference. */
export function sideOf(pieces: readonly Piece[], side: 'before' | 'after'): string {
  const other = side === 'before' ? 'added' : 'removed'
  return pieces.flatMap(({ kind, text }) => (kind === other ? [] : [text])).join('')
}

function wordDifference(before: string, after: string, language: Locale): Piece[] {
  if (before === '' || after === '') return replaced(before, after)
  return withoutIslands(compare(wordsOf(before, language), wordsOf(after, language)))
}

/** The segmenter reads its whole text again for each word, so it is given little at a time: what stands between spaces. */
function wordsOf(text: string, language: Locale): string[] {
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  const stretches = text.match(/\s+|\S{1,400}/gu) ?? []
  if (stretches.length > mostStretches) return stretches
  return stretches.flatMap((stretch) => Array.from(words.segment(stretch), ({ segment }) => segment))
}

/** Compares sequences of short texts; where they differ too much to say how, all of one stands for all of the other. */
function compare(before: string[], after: string[]): Piece[] {
  const changes = diffArrays(before, after, { maxEditLength: mostEdits })
  if (!changes) return replaced(before.join(''), after.join(''))
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}

function replaced(before: string, after: string): Piece[] {
  const pieces: Piece[] = [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
  return pieces.filter(({ text }) => text !== '')
}

/** A space that stayed between two words that did not is part of the change: "old words" became "new ones". */
function withoutIslands(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  for (const [index, piece] of pieces.entries()) {
    const isIsland =
      piece.kind === 'same' &&
      /^[^\S\n]+$/.test(piece.text) &&
      isChange(pieces[index - 1]) &&
      isChange(pieces[index + 1])
    if (isIsland) result.push({ kind: 'removed', text: piece.text }, { kind: 'added', text: piece.text })
    else result.push(piece)
  }
  return joined(result)
}

function isChange(piece: Piece | undefined): boolean {
  return piece !== undefined && piece.kind !== 'same'
}

/** Neighbours of one kind become one; what was removed stands before what came in its place. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  let removed = ''
  let added = ''
  const flush = () => {
    result.push(...replaced(removed, added))
    removed = ''
    added = ''
  }
  for (const { kind, text } of pieces) {
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      flush()
      const last = result.at(-1)
      if (last?.kind === 'same') last.text += text
      else result.push({ kind, text })
    }
  }
  flush()
  return result
}

/** Lines with what ends them. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}
