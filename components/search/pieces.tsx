import type { Piece } from '@/lib/search/passages'

/** A text of which the words that were searched for are marked. */
export function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, match }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have nothing but their order
    match ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
  )
}
