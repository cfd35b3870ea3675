import type { Requirement } from '../requirements.ts'
import type { FieldText } from './texts.ts'

/**
 * Characters that nobody sees and that change what one reads or searches: controls of the direction of writing
 * (CVE-2021-42574), spaces without width, soft hyphens, tags, fillers. Not the joiners of Arabic and Indic scripts.
 */
const invisible =
  /[\u00ad\u180e\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\u206a-\u206f\u3164\ufeff\ufff9-\ufffb\u115f\u1160]|[\u{e0000}-\u{e007f}]/gu
/** Marks of direction: at home where people write from right to left, and left over from pasting elsewhere. */
const marks = /[\u200e\u200f\u061c]/gu

const turning = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u

/** Invisible characters, each kind once in a field, by its code. They have to go before the text is handed over. */
export function invisibleCharacters(texts: readonly FieldText[]): Requirement[] {
  return texts.flatMap(({ field, text, language }) => {
    const found = new Map<string, Requirement>()
    for (const { 0: character, index } of text.matchAll(invisible)) add(character, index)
    if (language !== 'ar') for (const { 0: character, index } of text.matchAll(marks)) add(character, index)
    return [...found.values()]

    function add(character: string, index: number): void {
      const code = codeOf(character)
      if (found.has(code)) return
      const key = turning.test(character) ? 'directionControl' : 'invisibleCharacter'
      const near = withoutInvisible(text.slice(Math.max(0, index - 30), index)).trim()
      found.set(code, { severity: 'must', field, key, data: { character: code, near } })
    }
  })
}

/** A text without them: what one sees is what is left. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '').replace(marks, '')
}

/** `U+202E` */
function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
