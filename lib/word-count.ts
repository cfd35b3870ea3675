/** How many words a text has; in Chinese and the like, where no spaces stand between them, as a dictionary divides it. */
export function wordsIn(text: string): number {
  const plain = text.replace(/\]\([^)]*\)|https?:\/\/\S+/g, ' ')
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'word' })
  if (!/[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}]/u.test(plain))
    return plain.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
  return [...segmenter.segment(plain)].filter(({ isWordLike }) => isWordLike).length
}

let segmenter: Intl.Segmenter | undefined
