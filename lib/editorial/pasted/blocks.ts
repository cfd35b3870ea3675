import { childrenOf, isBlank, rename, styleOf, unwrap } from './elements.ts'

const blockNames = new Set(['p', 'h2', 'h3', 'h4', 'ul', 'ol', 'table', 'blockquote', 'hr'])
const inlineNames = new Set(['a', 'strong', 'em', 'del', 'code', 'br'])
const structure = new Set(['li', 'tbody', 'thead', 'tr', 'td', 'th'])

/** Headings at the levels that a text has, paragraphs instead of boxes, nothing that is empty, single spaces. */
export function cleanBlocks(body: HTMLElement): void {
  nameHeadings(body)
  for (const element of [...body.querySelectorAll('*')].reverse()) nameBlock(element)
  for (const container of [body, ...body.querySelectorAll('blockquote, li')]) paragraphs(container)
  for (const block of [...body.querySelectorAll('p, h2, h3, h4, li, th, td')]) tidySpaces(block)
  for (const element of [
    ...body.querySelectorAll('strong, em, del, a, p, h2, h3, h4, li, ul, ol, blockquote'),
  ].reverse())
    if (isBlank(element) && !element.querySelector('hr') && !element.closest('th, td')) replaceBlank(element)
}

/** The title of the page is none of the text, so that its first heading is one of the second level. */
function nameHeadings(body: HTMLElement): void {
  for (const title of [...body.querySelectorAll('.MsoTitle')]) rename(title, 'h1')
  const shift = body.querySelector('h1') ? 1 : 0
  for (const heading of [...body.querySelectorAll('h1, h2, h3, h4, h5, h6')].reverse()) {
    if (heading.closest('li, table')) rename(heading, 'p')
    else rename(heading, `h${Math.min(4, Number(heading.localName.slice(1)) + shift)}`)
  }
}

function nameBlock(element: Element): void {
  const { localName } = element
  if (blockNames.has(localName) || structure.has(localName)) return
  if (localName === 'br' && isPageBreak(element)) element.remove()
  else if (inlineNames.has(localName)) return
  else if (/^(?:div|pre|dt|dd|address|figcaption|summary|caption)$/.test(localName) && !hasBlock(element))
    rename(element, 'p')
  else unwrap(element)
}

function isPageBreak(element: Element): boolean {
  return element.hasAttribute('clear') || /page-break|mso-special-character/i.test(styleOf(element))
}

function hasBlock(element: Element): boolean {
  return [...element.querySelectorAll('*')].some(
    ({ localName }) => blockNames.has(localName) || localName === 'li',
  )
}

/** Text that lies about becomes paragraphs; two line breaks in a row divide them. */
function paragraphs(container: Element): void {
  const isItem = container.localName === 'li'
  let line: ChildNode[] = []
  const finish = (next: ChildNode | null) => {
    if (line.some((node) => !isBlank(node))) {
      const paragraph = container.ownerDocument.createElement('p')
      container.insertBefore(paragraph, next)
      paragraph.append(...line)
    } else for (const node of line) node.remove()
    line = []
  }
  for (const child of childrenOf(container)) {
    const isBlock = child.nodeType === 1 && blockNames.has((child as Element).localName)
    const isSecondBreak =
      isBreak(child) && isBreak(line.findLast((node) => node.nodeType === 1 || !isBlank(node)))
    if (!isBlock && !isSecondBreak) line.push(child)
    else {
      if (isSecondBreak) {
        line.findLast(isBreak)?.remove()
        line = line.filter((node) => node.parentNode)
        child.remove()
      }
      finish(isBlock ? child : (line.at(-1)?.nextSibling ?? null))
    }
  }
  finish(null)
  // One paragraph and nothing else is what an item is anyway.
  const blocks = [...container.children].filter(({ localName }) => localName === 'p')
  if (isItem && blocks.length === 1 && blocks[0]) unwrap(blocks[0])
}

function isBreak(node: Node | undefined): boolean {
  return node?.nodeType === 1 && (node as Element).localName === 'br'
}

/** Programs line things up with spaces; a text has one at a time, and none at its edges. */
function tidySpaces(block: Element): void {
  const walker = block.ownerDocument.createTreeWalker(block, 4)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts)
    text.nodeValue = (text.nodeValue ?? '')
      .replace(/[\u200b\ufeff\u00ad]/g, '')
      .replace(/[\s\u00a0]*[\t\n\r ][\s\u00a0]*|\u00a0{2,}/g, ' ')
  const own = texts.filter((text) => text.parentElement?.closest('p, h2, h3, h4, li, th, td') === block)
  const first = own.find((text) => text.nodeValue !== '')
  if (first) first.nodeValue = (first.nodeValue ?? '').replace(/^[\s\u00a0]+/, '')
  const last = own.findLast((text) => text.nodeValue !== '')
  if (last) last.nodeValue = (last.nodeValue ?? '').replace(/[\s\u00a0]+$/, '')
}

/** Between words an empty mark may have held the space. */
function replaceBlank(element: Element): void {
  if (inlineNames.has(element.localName) && element.textContent) element.replaceWith(' ')
  else element.remove()
}
