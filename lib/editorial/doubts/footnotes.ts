import type { Requirement } from '../requirements.ts'
import type { FieldText } from './texts.ts'

/** [1], [i], [^1], and superscript numbers after a word; not m², which is a unit. */
const mark = /\\?\[(\^?(?:\d{1,3}|[ivx]{1,5}|\*))\\?\](?![:(])|(?<=[\p{L}\p{N}.,;:)”"]{3})[¹²³⁴-⁹⁰]+/gu
const note = /^\s{0,3}\\?\[(\^?(?:\d{1,3}|[ivx]{1,5}|\*))\\?\]:?/gm

/** Marks of notes that did not come along when the text was pasted. */
export function marksWithoutNotes(texts: readonly FieldText[]): Requirement[] {
  return texts.flatMap(({ field, text }) => {
    const lines = new Map(
      Array.from(text.matchAll(note), ({ 0: { length }, 1: name, index }) => [index + length, name]),
    )
    const notes = new Set(lines.values())
    const marks = new Set<string>()
    for (const match of text.matchAll(mark)) {
      const isNote = lines.has(match.index + match[0].length)
      if (!isNote && !(match[1] && notes.has(match[1]))) marks.add(match[0].replaceAll('\\', ''))
      if (marks.size >= 10) break
    }
    if (marks.size === 0) return []
    return [{ severity: 'should', field, key: 'footnoteWithoutNote', data: { marks: [...marks].join(' ') } }]
  })
}
