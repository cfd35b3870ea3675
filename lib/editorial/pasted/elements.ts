/** Puts what is in an element in its place. */
export function unwrap(element: Element): void {
  element.replaceWith(...childrenOf(element))
}

/** The nodes within, as a list that does not change with them. */
export function childrenOf(node: Node): ChildNode[] {
  return [...node.childNodes]
}

/** The same content under another name; attributes are left behind but where a list starts. */
export function rename(element: Element, name: string): Element {
  if (element.localName === name) return element
  const renamed = element.ownerDocument.createElement(name)
  renamed.append(...childrenOf(element))
  element.replaceWith(renamed)
  return renamed
}

/** Whether nothing is to be seen of a node: white space, and no-break spaces that keep empty lines open. */
export function isBlank(node: Node): boolean {
  return !node.textContent?.replace(/[\s\u00a0\u200b\ufeff]/g, '')
}

/** The style that an element had when it was pasted (`html.ts`). */
export function styleOf(element: Element): string {
  return element.getAttribute('data-style') ?? ''
}
