import type { ResultItem } from '@/lib/directory/results'

/** How the end of a bar says what the number's qualifier says. */
export type Bar = {
  /** Shares of the longest bar, from 0 to 1. */
  solid: number
  /** Of a range, beyond the solid part. */
  open: number
  end: 'exact' | 'more' | 'about' | 'range'
}

/** The bar of a result whose number can be read, to the scale of `most`. */
export function barOf(
  { value, valueTo, qualifier }: Pick<ResultItem, 'value' | 'valueTo' | 'qualifier'>,
  most: number,
): Bar {
  const solid = (value ?? 0) / most
  const ends = { exactly: 'exact', more_than: 'more', close_to: 'about', from_to: 'range' } as const
  return {
    solid,
    open: valueTo === null ? 0 : valueTo / most - solid,
    end: qualifier === 'unreadable' ? 'exact' : ends[qualifier],
  }
}
