import { folded, parseQuery, type Term } from './query.ts'

/**
 * Abbreviations of the field and what they stand for, either way round. Names of agencies, mechanisms and
 * programmes are not here: each document holds those of the things it names, present and former.
 */
const groups: readonly (readonly string[])[] = [
  ['unhcr', 'refugee agency', 'refugees agency'],
  ['vaw', 'vawg', 'evaw', 'evawg', 'violence against women'],
  ['gbv', 'sgbv', 'gender-based violence', 'gender based violence'],
  ['dv', 'domestic violence'],
  ['ipv', 'intimate partner violence'],
  ['rape', 'sexual violence', 'sexual assault'],
  ['crsv', 'conflict-related sexual violence', 'sexual violence in conflict'],
  ['sea', 'psea', 'pseah', 'sexual exploitation and abuse'],
  ['fgm', 'fgmc', 'fgm/c', 'female genital mutilation', 'female genital cutting'],
  ['femicide', 'feminicide', 'gender-related killing'],
  ['tfgbv', 'technology-facilitated violence', 'online violence', 'digital violence', 'cyberviolence'],
  ['trafficking in persons', 'human trafficking', 'trafficking in human beings'],
  ['srhr', 'sexual and reproductive health'],
  ['idp', 'idps', 'internally displaced'],
  ['cso', 'csos', 'ngo', 'ngos', 'civil society'],
  ['cefm', 'child marriage', 'early marriage', 'forced marriage'],
  ['hrd', 'human rights defender', 'human rights defenders', 'women defenders'],
  ['cedaw', 'convention on the elimination of all forms of discrimination against women'],
  ['wps', 'women peace and security'],
  ['gewe', 'gender equality'],
  ['lgbt', 'lgbti', 'lgbtiq'],
  ['drc', 'democratic republic of the congo'],
  ['balkans', 'western balkans', 'south-eastern europe', 'south-east europe'],
]

/** One spelling of each expression of the field, by which all others are found as well. */
export const expressions: readonly string[] = groups.flatMap(([first]) => first ?? [])

const bySpelling = new Map(
  groups.flatMap((group) => group.map((spelling) => [folded(spelling), group] as const)),
)

/** Other spellings of a word or phrase; none for most. */
export function synonymsOf(text: string): string[] {
  const own = folded(text)
  return (bySpelling.get(own) ?? []).filter((spelling) => folded(spelling) !== own)
}

const mostWords = 10

/**
 * Takes a search apart, as `parseQuery`, with words that are an expression of the field as one term: typed without
 * quotes its words may stand apart in a text, but its abbreviation is looked for as well.
 */
export function termsOf(text: string): Term[] {
  const words = parseQuery(text)
  const terms: Term[] = []
  for (let at = 0; at < words.length; ) {
    const length = expressionAt(words, at)
    const part = words.slice(at, at + length)
    const [first] = part
    if (first) terms.push(length > 1 ? { ...first, text: part.map((word) => word.text).join(' ') } : first)
    at += length
  }
  return terms
}

/** How many words from there on are one expression, the longest first; 1 where they are none. */
function expressionAt(words: Term[], at: number): number {
  for (let length = Math.min(mostWords, words.length - at); length > 1; length -= 1) {
    const part = words.slice(at, at + length)
    if (part.some((word) => word.phrase || word.excluded)) continue
    if (synonymsOf(part.map((word) => word.text).join(' ')).length > 0) return length
  }
  return 1
}
