import { cleanBlocks } from './blocks.ts'
import { removeDebris } from './debris.ts'
import { childrenOf, styleOf, unwrap } from './elements.ts'
import { cleanAddress } from './links.ts'
import { mendLists } from './lists.ts'
import { cleanTables } from './tables.ts'

/**
 * What was copied in Word, Google Docs, Outlook or a browser, as the plain HTML that a text can hold: headings,
 * paragraphs, lists, tables, quotes, links, bold and italic. Styles, classes, tracking and what belongs to the other
 * program go; numbering is mended. Needs no page: `parse` makes a document of HTML without running anything.
 */
export function cleanPastedHtml(html: string, parse: (html: string) => Document): string {
  const { body } = parse(withoutStyles(html))
  const isOffice = /urn:schemas-microsoft-com|class=["']?Mso|mso-/i.test(html)
  removeDebris(body, { isOffice })
  mendLists(body)
  cleanTables(body)
  nameMarks(body)
  cleanLinks(body)
  cleanBlocks(body)
  removeAttributes(body)
  return body.innerHTML.trim()
}

/**
 * Browsers hold even a document that is nowhere shown against the policy of the page, which allows no styles and no
 * scripts in it: these attributes get other names, and what a style says is read from there.
 */
function withoutStyles(html: string): string {
  const [first = '', ...rest] = html.split(/<style\b/i)
  const others = rest.map((part) => part.slice(Math.max(0, part.search(/<\/style\s*>/i))))
  return [first, ...others]
    .join('')
    .replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\s(style|on\w+)(?=\s*=)/gi, ' data-$1'))
}

const marks: Record<string, string> = {
  B: 'strong',
  STRONG: 'strong',
  I: 'em',
  EM: 'em',
  S: 'del',
  STRIKE: 'del',
  DEL: 'del',
}

/** Weight and slant may be elements or styles; a heading has its own weight. */
function nameMarks(body: HTMLElement): void {
  for (const element of [
    ...body.querySelectorAll<HTMLElement>(
      'b, strong, i, em, s, strike, del, span, font, u, cite, mark, small, big, sub, sup',
    ),
  ]) {
    const style = styleOf(element)
    const names = new Set<string>()
    const named = marks[element.tagName]
    if (named && !plainly[named]?.test(style)) names.add(named)
    for (const [name, styled] of Object.entries(styles)) if (styled.test(style)) names.add(name)
    if (element.closest('h1, h2, h3, h4, h5, h6, th')) names.delete('strong')
    // A mark around whole blocks is a wrapper of the program (Google Docs puts one around everything).
    if (!element.querySelector(blocks)) wrapContent(element, names)
    unwrap(element)
  }
}

const blocks = 'p, div, ul, ol, li, table, h1, h2, h3, h4, h5, h6, blockquote'

/** Styles that say what an element would, and those by which an element says nothing. */
const styles: Record<string, RegExp> = {
  strong: /(?:^|[;\s])font-weight:\s*(?:bold|[6-9]00)/i,
  em: /(?:^|[;\s])font-style:\s*(?:italic|oblique)/i,
  del: /(?:^|[;\s])text-decoration[\w-]*:[^;]*line-through/i,
}
const plainly: Record<string, RegExp> = {
  strong: /(?:^|[;\s])font-weight:\s*(?:normal|[1-5]00)/i,
  em: /(?:^|[;\s])font-style:\s*normal/i,
}

function wrapContent(element: HTMLElement, names: Set<string>): void {
  if (!element.textContent?.trim()) return
  for (const name of names) {
    const mark = element.ownerDocument.createElement(name)
    mark.append(...childrenOf(element))
    element.append(mark)
  }
}

function cleanLinks(body: HTMLElement): void {
  for (const link of [...body.querySelectorAll('a')]) {
    const address = cleanAddress(link.getAttribute('href') ?? '')
    if (address && link.textContent?.trim()) link.setAttribute('href', address)
    else unwrap(link)
  }
}

const kept: Record<string, string[]> = { A: ['href'], OL: ['start'] }

function removeAttributes(body: HTMLElement): void {
  for (const element of body.querySelectorAll('*'))
    for (const { name } of [...element.attributes])
      if (!kept[element.tagName]?.includes(name) || element.getAttribute('start') === '1')
        element.removeAttribute(name)
}
