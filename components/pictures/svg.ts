/** Markup of an SVG that stands by itself: attributes instead of styles, so that every program draws it alike. */

type Attributes = Record<string, string | number | null | undefined>

/** An element; attributes without a value are left out. Children are markup, and have been escaped. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === 'number' ? rounded(value) : String(value))}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** A line of text. One with Arabic letters is marked to run from right to left, full stops and numbers included. */
export function text(content: string, attributes: Attributes): string {
  const runs = /\p{Script=Arabic}/u.test(content) ? `\u202b${content}\u202c` : content
  return element('text', attributes, escaped(runs))
}

/** Characters that XML reserves are named; those that it forbids (XML 1.0, 2.2) are left out. */
export function escaped(content: string): string {
  return content
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => named[character] ?? character)
}

const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

/** About how wide a line is, in the units of its size: exact enough to break lines where no browser does. */
export function widthOf(content: string, size: number): number {
  let width = 0
  for (const character of content)
    width += /[\u2e80-\uffef]/.test(character)
      ? 1
      : /[\sfijlrtI.,:;'’|()[\]·-]/.test(character)
        ? 0.3
        : /[mwMW@%]/.test(character)
          ? 0.8
          : /[A-Z]/.test(character)
            ? 0.6
            : 0.5
  return width * size
}

/** Breaks a text into lines at spaces, or between Chinese characters; at most `most` lines, the last one cut. */
export function linesOf(
  content: string,
  size: number,
  width: number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of content.split(/(?<=\s)|(?<=[\u2e80-\uffef])/)) {
    if (line !== '' && widthOf((line + word).trimEnd(), size) > width) {
      lines.push(line.trimEnd())
      line = word
    } else line += word
  }
  if (line.trim() !== '') lines.push(line.trimEnd())
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]} …`]
}
