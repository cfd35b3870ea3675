import { fromMarkdown } from 'mdast-util-from-markdown'
import { toString as textOf } from 'mdast-util-to-string'

/** The words of a Markdown text, a line for each paragraph, heading or item. */
export function plainText(markdown: string): string {
  return linesOf(fromMarkdown(markdown)).join('\n')
}

type Node = { type: string; children?: Node[] }

const withLines = new Set(['root', 'list', 'listItem', 'blockquote'])

function linesOf(node: Node): string[] {
  if (withLines.has(node.type)) return (node.children ?? []).flatMap(linesOf)
  const line = textOf(node).replace(/\s+/g, ' ').trim()
  return line === '' ? [] : [line]
}
