import type { PhrasingContent } from 'mdast'
import { isSame, type RichMark, type RichNode } from './rich-node.ts'

/** Puts neighbours that share a mark into one node of it, the mark that reaches furthest around the others. */
export function nested(inlines: RichNode[], applied: string[]): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (let index = 0; index < inlines.length; ) {
    const open = (inlines[index]?.marks ?? []).filter(
      ({ type }) => type !== 'code' && !applied.includes(type),
    )
    const [mark, end] = open
      .map((each): [RichMark, number] => [each, endOf(inlines, index, each)])
      .reduce((best, each) => (each[1] > best[1] ? each : best), [undefined, index] as Reach)
    if (mark) {
      const children = nested(inlines.slice(index, end), [...applied, mark.type])
      if (mark.type === 'link')
        found.push({ type: 'link', url: String(mark.attrs?.href ?? ''), children } as never)
      else found.push(...marked(mark.type, children))
    } else found.push(...leafOf(inlines[index] as RichNode))
    index = Math.max(end, index + 1)
  }
  return found
}

type Reach = [mark: RichMark | undefined, end: number]

/** Where the neighbours end that carry the mark. */
function endOf(inlines: RichNode[], from: number, mark: RichMark): number {
  const end = inlines.findIndex((node, index) => index > from && !isSame(markOf(node, mark.type), mark))
  return end < 0 ? inlines.length : end
}

/** White space at the edges of a mark stands outside of it: `**so **` is no bold text. */
function marked(name: string, inside: PhrasingContent[]): PhrasingContent[] {
  const children = joined(inside)
  const type = { bold: 'strong', italic: 'emphasis', strike: 'delete' }[name]
  const [first, last] = [children[0], children.at(-1)]
  const start = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : ''
  if (first?.type === 'text') first.value = first.value.slice(start.length)
  const end = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : ''
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - end.length)
  const inner = children.filter((child) => child.type !== 'text' || child.value !== '')
  const text = (value: string): PhrasingContent[] => (value ? [{ type: 'text', value }] : [])
  return [...text(start), ...(inner.length > 0 ? [{ type, children: inner } as never] : []), ...text(end)]
}

/** With neighbouring texts as one: white space that came out of a mark may stand beside other white space. */
function joined(nodes: PhrasingContent[]): PhrasingContent[] {
  const found: PhrasingContent[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else found.push(node)
  }
  return found
}

function leafOf(node: RichNode): PhrasingContent[] {
  if (node.type === 'hardBreak') return [{ type: 'break' }]
  const value = node.text ?? ''
  if (value === '') return []
  return [markOf(node, 'code') ? { type: 'inlineCode', value } : { type: 'text', value }]
}

function markOf(node: RichNode | undefined, name: string): RichMark | undefined {
  return node?.marks?.find(({ type }) => type === name)
}

/** Breaks at the edges of a paragraph show nothing, and Markdown cannot write them. */
export function trimmed(inlines: RichNode[]): RichNode[] {
  let [start, end] = [0, inlines.length]
  while (inlines[start]?.type === 'hardBreak') start += 1
  while (end > start && inlines[end - 1]?.type === 'hardBreak') end -= 1
  return inlines.slice(start, end)
}

/** The words without some of their marks. */
export function without(inlines: RichNode[], names: string[]): RichNode[] {
  if (names.length === 0) return inlines
  return inlines.map((node) => ({
    ...node,
    marks: (node.marks ?? []).filter(({ type }) => !names.includes(type)),
  }))
}
