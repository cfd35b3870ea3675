/** A name that a text may hold, and what it may stand for (Guinea; an acronym that two agencies share). */
export type Name = { name: string; countries: Set<string>; agencies: Set<string> }

export type NamedCountry = { iso3: string; names: readonly string[] }
export type NamedAgency = { slug: string; names: readonly { name: string; acronym: string }[] }

type Entry = { words: string[]; isExact: boolean; name: Name }
type Node = { next: Map<string, Node>; entries: Entry[] }

export type NameFinder = (text: string) => Name[]

/**
 * Finds every name of a country or an agency as whole words. Acronyms and countries are taken as they
 * are written (WHO is not who); full names in any case. Of names that begin at the same place the
 * longest counts, and what it covers is not searched again: Papua New Guinea does not name Guinea, nor
 * an agency for Palestine refugees Palestine. A text costs a step for each of its words.
 */
export function nameFinder(countries: readonly NamedCountry[], agencies: readonly NamedAgency[]): NameFinder {
  const root: Node = { next: new Map(), entries: [] }
  for (const { iso3, names } of countries)
    for (const written of names) nameAt(root, written, true).countries.add(iso3)
  for (const { slug, names } of agencies)
    for (const { name, acronym } of names) {
      nameAt(root, name, false).agencies.add(slug)
      nameAt(root, acronym, true).agencies.add(slug)
    }
  return (text) => {
    const words = wordsOf(text)
    const lower = words.map((word) => word.toLowerCase())
    const found = new Set<Name>()
    for (let at = 0; at < words.length; ) {
      const entry = longestAt(root, words, lower, at)
      if (entry) found.add(entry.name)
      at += entry?.words.length ?? 1
    }
    return [...found]
  }
}

/** The name as it is kept under its words; the same spelling of several things is one name. */
function nameAt(root: Node, written: string, isExact: boolean): Name {
  const words = wordsOf(written)
  let node = root
  for (const word of words) {
    const next = node.next.get(word.toLowerCase()) ?? { next: new Map(), entries: [] }
    node.next.set(word.toLowerCase(), next)
    node = next
  }
  const known = node.entries.find((entry) => entry.isExact === isExact && isSame(entry.words, words, 0))
  if (known) return known.name
  const name: Name = { name: written.replaceAll('’', "'"), countries: new Set(), agencies: new Set() }
  node.entries.push({ words, isExact, name })
  return name
}

function longestAt(root: Node, words: string[], lower: string[], start: number): Entry | undefined {
  let longest: Entry | undefined
  let node: Node | undefined = root
  for (let at = start; node; at += 1) {
    const matching: Entry | undefined = node.entries.find(
      ({ isExact, words: own }) => !isExact || isSame(own, words, start),
    )
    if (matching && at > start) longest = matching
    node = node.next.get(lower[at] ?? '')
  }
  return longest
}

function isSame(name: string[], words: string[], start: number): boolean {
  return name.every((word, index) => words[start + index] === word)
}

/**
 * The words of a text and the marks between them, each letter of Chinese as a word. A hyphen and a space stand for
 * each other: UN Women and UN-Women are one name. Whatever else stands between two words parts them. Accents are
 * left out: Nigéria is Nigeria.
 */
function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('’', "'").match(word) ?? []
}

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+|[^\s\-\p{L}\p{N}]/gu
