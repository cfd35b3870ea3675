import { childrenOf, isBlank, rename, styleOf, unwrap } from './elements.ts'

/** A paragraph, or an item on its own, that is one of a list by what the other program says of it. */
type Item = { element: Element; level: number; marker: Marker }
type Marker = { ordered: boolean; number: number }

/** Makes lists of what Word writes as paragraphs, and mends those that programs write in other odd ways. */
export function mendLists(body: HTMLElement): void {
  for (const box of [...body.querySelectorAll('div')].reverse())
    if (box.firstElementChild && [...box.children].every(({ localName }) => /^[uo]l$/.test(localName)))
      unwrap(box)
  for (const parent of new Set([...body.querySelectorAll('*'), body]))
    if (parent.localName !== 'ul' && parent.localName !== 'ol') listParagraphs(parent)
  // Google Docs puts a list beneath an item beside it.
  for (const list of [...body.querySelectorAll('ul > ul, ul > ol, ol > ul, ol > ol')]) {
    const item = list.previousElementSibling
    if (item?.localName === 'li') item.append(list)
    else unwrap(list)
  }
  for (const list of [...body.querySelectorAll('ul, ol')]) {
    for (const child of childrenOf(list))
      if (isBlank(child)) child.remove()
      else if ((child as Element).localName !== 'li') wrapInItem(child)
    if (!list.firstChild) list.remove()
  }
  for (const list of [...body.querySelectorAll('ol, ul')]) joinNext(list)
}

/** Replaces each run of neighbours that are items by the list that they make. */
function listParagraphs(parent: Element): void {
  let run: Item[] = []
  const finish = () => {
    const [first] = run
    if (first && isList(run)) first.element.before(...listsOf(run))
    for (const { element } of run) if (isList(run)) element.remove()
    run = []
  }
  for (const child of [...parent.children]) {
    const items = itemsOf(child)
    if (items.length > 0 && (run.length === 0 || isTyped(run) === isTyped(items))) run.push(...items)
    else {
      finish()
      run = items
    }
  }
  finish()
}

function itemsOf(element: Element): Item[] {
  const item = wordItem(element) ?? typedItem(element)
  return item ? [item] : webItems(element)
}

/** Word: `mso-list:l0 level2 lfo1`, with what it shows before the item in a span of its own. */
function wordItem(element: Element): Item | null {
  const [, level] = /mso-list:\s*l\d+\s+level(\d+)/i.exec(styleOf(element)) ?? []
  if (!level) return null
  const shown = [...element.querySelectorAll('span')].find((span) =>
    /mso-list:\s*ignore/i.test(styleOf(span)),
  )
  const marker = markerOf(shown?.textContent ?? '') ?? { ordered: false, number: 1 }
  shown?.remove()
  return { element, level: Number(level), marker }
}

/** Word for the web: every item in a list of its own, with its level beside it. */
function webItems(list: Element): Item[] {
  const items = [...list.children].filter((child) => child.hasAttribute('data-aria-level'))
  if (!/^[uo]l$/.test(list.localName) || items.length === 0) return []
  const start = Number(list.getAttribute('start') ?? 1)
  list.replaceWith(...items)
  return items.map((element, index) => {
    const level = Number(element.getAttribute('data-aria-level'))
    return { element, level, marker: { ordered: list.localName === 'ol', number: start + index } }
  })
}

const typed = new WeakSet<Element>()

/** Numbers and bullets that somebody typed: "1.", "b)", "•", "–" and a gap, at the beginning of a paragraph. */
function typedItem(element: Element): Item | null {
  if (element.localName !== 'p' && element.localName !== 'div') return null
  if (element.querySelector('p, div, ul, ol, table')) return null
  const [, text] =
    /^\s*((?:\(?\d{1,3}[.)]|\(?[a-z][.)]|[•·▪◦●○■□–—*-]))(?:[\s\u00a0]{2,}|\t|[\s\u00a0](?=\S))/i.exec(
      element.textContent ?? '',
    ) ?? []
  const marker = text === undefined ? null : markerOf(text)
  if (!marker) return null
  typed.add(element)
  return { element, level: 1, marker }
}

function isTyped(items: Item[]): boolean {
  return items.some(({ element }) => typed.has(element))
}

/**
 * One typed number may be the beginning of a sentence; several are a list that begins with 1, in which the counting
 * may have gone wrong, or that counts up.
 */
function isList(run: Item[]): boolean {
  const [first] = run
  if (!first || !isTyped(run)) return true
  const { ordered, number } = first.marker
  const countsUp = run.every(
    ({ marker }, index) => index === 0 || marker.number > (run[index - 1]?.marker.number ?? 0),
  )
  return (
    run.length > 1 &&
    run.every(({ marker }) => marker.ordered === ordered) &&
    (!ordered || number === 1 || countsUp)
  )
}

/** The lists of a run: items of a deeper level lie within the item before. */
function listsOf(run: Item[]): Element[] {
  const lists: Element[] = []
  const open: { list: Element; level: number }[] = []
  for (const { element, level, marker } of run) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) > level) open.pop()
    const name = marker.ordered ? 'ol' : 'ul'
    let here = open.at(-1)
    if (here && here.level === level && here.list.localName !== name) {
      open.pop()
      here = open.at(-1)
    }
    if (!here || here.level < level) {
      const list = element.ownerDocument.createElement(name)
      if (marker.ordered && marker.number > 1) list.setAttribute('start', String(marker.number))
      if (here) (here.list.lastElementChild ?? here.list).append(list)
      else lists.push(list)
      here = { list, level }
      open.push(here)
    }
    if (typed.has(element)) removeMarker(element)
    const item = element.ownerDocument.createElement('li')
    item.append(...childrenOf(element))
    here.list.append(item)
  }
  return lists
}

/** What is shown before an item: a number, a letter, a Roman number, or a bullet. */
function markerOf(text: string): Marker | null {
  const plain = text.replace(/[\s\u00a0]+/g, '')
  const [, digits, letters] = /^\(?(?:(?:\d+\.)*(\d{1,3})|([a-z]{1,7}))[.)]$/i.exec(plain) ?? []
  if (digits) return { ordered: true, number: Number(digits) }
  if (letters) return letterOf(letters.toLowerCase())
  return plain ? { ordered: false, number: 1 } : null
}

function letterOf(letters: string): Marker | null {
  const isRoman = /^[ivxlc]+$/.test(letters) && (letters.length > 1 || letters === 'i')
  if (isRoman) return { ordered: true, number: romanOf(letters) }
  return letters.length === 1 ? { ordered: true, number: letters.charCodeAt(0) - 96 } : null
}

function romanOf(letters: string): number {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 }
  const numbers = [...letters].map((letter) => values[letter] ?? 0)
  return numbers.reduce((sum, value, index) => sum + (value < (numbers[index + 1] ?? 0) ? -value : value), 0)
}

/** Takes the typed number or bullet away, from whichever texts it lies in. */
function removeMarker(element: Element): void {
  let left = /^\s*\S+[\s\u00a0]+/.exec(element.textContent ?? '')?.[0].length ?? 0
  const walker = element.ownerDocument.createTreeWalker(element, 4)
  for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
    const length = Math.min(left, node.nodeValue?.length ?? 0)
    node.nodeValue = (node.nodeValue ?? '').slice(length)
    left -= length
  }
}

function wrapInItem(child: ChildNode): void {
  const item = child.ownerDocument?.createElement('li')
  if (!item) return
  child.before(item)
  item.append(child)
  if ((child as Element).localName === 'div') rename(child as Element, 'p')
}

/**
 * Lists of one kind that follow each other are one: a program that writes each item as a list of its own would make
 * every number a 1. A list that begins anew with several items stays for itself.
 */
function joinNext(list: Element): void {
  for (
    let next = list.nextElementSibling;
    next?.localName === list.localName;
    next = list.nextElementSibling
  ) {
    if (!isBlank(between(list, next))) return
    const start = next.getAttribute('start')
    const goesOn = Number(start ?? 1) === Number(list.getAttribute('start') ?? 1) + list.children.length
    const restarts =
      list.localName === 'ol' && !goesOn && next.children.length > 1 && list.children.length > 1
    if (restarts) return
    list.append(...childrenOf(next))
    next.remove()
  }
}

function between(one: Element, other: Element): Node {
  const range = one.ownerDocument.createRange()
  range.setStartAfter(one)
  range.setEndBefore(other)
  return range.cloneContents()
}
