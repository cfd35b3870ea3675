/** A word or a phrase that is looked for, as it was typed. */
export type Term = { text: string; phrase: boolean; excluded: boolean }

/** More are not looked for; nobody types them, and each costs a question to the database. */
export const mostTerms = 16
const longestTerm = 60

/**
 * Takes a search apart: words, "phrases in quotes", and -words or -"phrases" that must not be there. A quote that
 * is not closed is none. Punctuation alone is nothing to look for. Repeated terms count once.
 */
export function parseQuery(text: string): Term[] {
  return readQuery(text).terms
}

/** As `parseQuery`, with what of the search was not taken as it was written. */
export function readQuery(text: string): { terms: Term[]; openQuote: boolean; tooMany: boolean } {
  const terms = new Map<string, Term>()
  const plain = text.replace(/[“”„«»]/g, '"')
  const openQuote = plain.split('"').length % 2 === 0
  const pattern = /(-?)"([^"]*)"|(\S+)/g
  for (const [, minus = '', quoted, bare] of plain.matchAll(pattern)) {
    const excluded = minus === '-' || (bare?.startsWith('-') ?? false)
    const words = wordsOf(quoted ?? bare ?? '')
    if (words === '') continue
    const key = `${excluded} ${words.toLowerCase()}`
    if (terms.size === mostTerms && !terms.has(key))
      return { terms: [...terms.values()], openQuote, tooMany: true }
    terms.set(key, { text: words, phrase: words.includes(' '), excluded })
  }
  return { terms: [...terms.values()], openQuote, tooMany: false }
}

/** Letters, digits and what joins them. */
function wordsOf(text: string): string {
  const words = text.match(/[\p{L}\p{M}\p{N}]+(?:['’.&/-][\p{L}\p{M}\p{N}]+)*/gu) ?? []
  return segmented(words.join(' ')).slice(0, longestTerm).trim()
}

const chinese = new Intl.Segmenter('zh', { granularity: 'word' })

/** Chinese has no spaces between words: they are put in, in texts and in searches alike. */
export function segmented(text: string): string {
  if (!/\p{Script=Han}/u.test(text)) return text
  return [...chinese.segment(text)]
    .map(({ segment }) => segment)
    .join(' ')
    .replace(/ {2,}/g, ' ')
}

/** Lower case, without accents: how words are compared outside the database. */
export function folded(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase()
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

const isAscii = /^[\0-\x7f]*$/
