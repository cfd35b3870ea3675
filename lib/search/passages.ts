import { folded } from './query.ts'

/** A piece of a text; those that match are shown marked. */
export type Piece = { text: string; match: boolean }

const passageLength = 240

/**
 * The stretch of a text in which the most different words of the search stand, in pieces, with an ellipsis where
 * it was cut; null where none stands in it. `stems` are beginnings of words, folded.
 */
export function passageOf(text: string, stems: string[], length = passageLength): Piece[] | null {
  const tokens = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    stem: stemIn(match[0], stems),
  }))
  const hits = tokens.filter((token) => token.stem !== null)
  const best = hits
    .map((hit) => ({ hit, kinds: new Set(within(hits, hit.from, length).map(({ stem }) => stem)).size }))
    .reduce<{ hit: (typeof hits)[number]; kinds: number } | null>(
      (most, one) => (most === null || one.kinds > most.kinds ? one : most),
      null,
    )
  if (!best) return null
  // Near the end of a text, more of what stands before.
  const from = startBefore(text, Math.min(best.hit.from - 60, text.length - length))
  const to = endAfter(text, Math.min(text.length, from + length))
  return [
    ...(from > 0 ? [{ text: '… ', match: false }] : []),
    ...marked(text, from, to, within(hits, from, to - from)),
    ...(to < text.length ? [{ text: ' …', match: false }] : []),
  ]
}

/** A short text whole, with the words of the search marked. */
export function markedText(text: string, stems: string[]): Piece[] {
  const hits = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
    .filter((match) => stemIn(match[0], stems) !== null)
    .map((match) => ({ from: match.index, to: match.index + match[0].length }))
  return marked(text, 0, text.length, hits)
}

type Hit = { from: number; to: number }

function within<T extends Hit>(hits: T[], from: number, length: number): T[] {
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

/** English stems end in i where the word ends in y; a word matches that begins as the stem does. */
function stemIn(word: string, stems: string[]): string | null {
  const plain = folded(word)
  return (
    stems.find((stem) => {
      const beginning = stem.length > 3 && stem.endsWith('i') ? stem.slice(0, -1) : stem
      return beginning.length < 3 ? plain === beginning : plain.startsWith(beginning)
    }) ?? null
  )
}

/** Some words before the first match, from the start of a word. */
function startBefore(text: string, at: number): number {
  if (at <= 0) return 0
  const space = text.slice(at, at + 40).search(/\s/)
  return space < 0 ? at : at + space + 1
}

function endAfter(text: string, at: number): number {
  if (at >= text.length) return text.length
  const space = text.slice(0, at).lastIndexOf(' ')
  return space < at - 40 ? at : space
}
