/** An element of XML: its name, attributes (those undefined are left out) and what is in it. */
export type XmlElement = [name: string, attributes: Attributes, ...children: (XmlElement | string | null)[]]
type Attributes = Record<string, string | undefined>

/** The document as text (XML 1.0, UTF-8), with its declaration. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${write(root)}\n`
}

function write([name, attributes, ...children]: XmlElement): string {
  const given = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(value)}"`],
  )
  const inner = children
    .map((child) => (child === null ? '' : typeof child === 'string' ? escaped(child) : write(child)))
    .join('')
  return inner === '' ? `<${name}${given.join('')}/>` : `<${name}${given.join('')}>${inner}</${name}>`
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

/** Characters that XML 1.0 cannot hold (2.2) are left out; a carriage return, which a parser would alter, is named. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\r]/g, (character) => entities[character] ?? '')
}
