import { isBlank, styleOf, unwrap } from './elements.ts'

/** Elements that never belong to a text, with all that is in them. */
const foreign =
  'script, style, meta, link, title, head, xml, base, template, noscript, iframe, object, embed, img, picture, svg, math, canvas, video, audio, input, button, select, textarea'

/** Word's notes, comments, headers and footers, which it puts behind the text. */
const elsewhere = /mso-element:\s*(?:footnote|endnote|comment|header|footer)/i

/** A link from the text to a note, or back from it: Word, Google Docs, and pages. */
const noteLink = /^#?_?(?:ftn|edn|ftnt|fn|footnote|cite_?(?:note|ref)|msocom)/i

/** Takes out what is no text: what programs keep beside it, notes and their marks, what was deleted while changes were tracked. */
export function removeDebris(body: HTMLElement, { isOffice }: { isOffice: boolean }): void {
  removeComments(body)
  for (const element of [...body.querySelectorAll(foreign)]) element.remove()
  for (const element of [...body.querySelectorAll<HTMLElement>('*')]) {
    if (!element.isConnected && !body.contains(element)) continue
    const style = styleOf(element)
    if (elsewhere.test(style) || isHidden(style) || isNote(element)) element.remove()
    else if (isDeleted(element, isOffice) || isNoteMark(element)) element.remove()
    else if (element.localName === 'o:p' && isBlank(element)) element.remove()
    else if (/^v:|^w:/.test(element.localName)) element.remove()
    // Inserted words, smart tags and other elements of Word: what is in them is text.
    else if (element.localName.includes(':') || element.localName === 'ins') unwrap(element)
    else if (/mso-spacerun/i.test(style)) element.replaceWith(' ')
    else if (/mso-tab-count/i.test(style)) element.replaceWith('\t')
  }
}

function removeComments(body: HTMLElement): void {
  const walker = body.ownerDocument.createTreeWalker(body, 128)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

function isHidden(style: string): boolean {
  return /mso-hide:\s*all|display:\s*none|visibility:\s*hidden/i.test(style)
}

/** Deleted words of Word stand there as such; elsewhere a text that is struck through may be meant. */
function isDeleted(element: HTMLElement, isOffice: boolean): boolean {
  if (/\bmsoDel\b/i.test(element.className)) return true
  return (
    element.localName === 'del' &&
    (isOffice || element.hasAttribute('cite') || element.hasAttribute('datetime'))
  )
}

/** `[1]` in the text. */
function isNoteMark(element: HTMLElement): boolean {
  if (/\bMso(?:Footnote|Endnote|Comment)Reference\b|\bmsocomanchor\b/i.test(element.className)) return true
  if (
    /mso-(?:footnote|endnote|comment)-(?:id|reference)|mso-special-character:\s*(?:footnote|comment)/i.test(
      styleOf(element),
    )
  )
    return true
  if (element.localName !== 'a' && element.localName !== 'sup') return false
  const link = element.localName === 'a' ? element : element.querySelector('a')
  const target = link?.getAttribute('href') ?? ''
  return target.startsWith('#') && noteLink.test(target)
}

/** The note itself, which begins with its link back. */
function isNote(element: HTMLElement): boolean {
  if (/\bMso(?:Footnote|Endnote|Comment)Text\b/i.test(element.className)) return true
  if (/^_?(?:ftn|edn|com)\d+$/i.test(element.id) && element.localName === 'div') return true
  if (element.localName !== 'p' && element.localName !== 'li') return false
  const first = element.querySelector('a[id], a[name]')
  const name = first?.id || first?.getAttribute('name') || ''
  return /^(?:ftnt|_ftn|_edn)\d+$/i.test(name) && isBlank(before(element, first))
}

/** What stands before a descendant, as a node of its own. */
function before(element: HTMLElement, descendant: Element | null): Node {
  const range = element.ownerDocument.createRange()
  range.setStart(element, 0)
  if (descendant) range.setEndBefore(descendant)
  return range.cloneContents()
}
