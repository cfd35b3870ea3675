import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Piece } from '@/lib/editorial/prose-difference'

/**
 * Which of two texts is shown. Beside each other each shows its own; where there is no room for two, the later one
 * shows what was removed as well, and alone it always does (`both`). A first text is shown without marks (`plain`).
 */
export type Side = 'before' | 'after' | 'both' | 'plain'

/** Words of a text with what was added and removed: by underline and strike, by colour, and in words for who listens. */
export function ChangedText({ pieces, side }: { pieces: readonly Piece[]; side: Side }) {
  return (
    <span className="whitespace-pre-wrap break-words" dir="auto">
      {pieces.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list, rendered once on the server
        <Changed key={index} change={kind} side={side}>
          {text}
        </Changed>
      ))}
    </span>
  )
}

/** Something that both texts have, or only one of them. */
export function Changed({
  change,
  side,
  children,
}: {
  change: 'same' | 'added' | 'removed'
  side: Side
  children: ReactNode
}) {
  const t = useTranslations('history')
  if (change === 'same' || side === 'plain') return children
  if (change === 'added')
    return side === 'before' ? null : (
      <ins>
        <span className="sr-only select-none">{t('added')} </span>
        {children}
      </ins>
    )
  return (
    <del className={side === 'after' ? 'md:hidden' : undefined}>
      <span className="sr-only select-none">{t('removed')} </span>
      {children}
    </del>
  )
}
