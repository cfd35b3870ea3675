import type { List, Nodes, Parents, PhrasingContent, Root, RootContent, Table } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown, gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { toString as wordsOf } from 'mdast-util-to-string'
import { gfm } from 'micromark-extension-gfm'
import { isSame, joined, type RichMark, type RichNode } from './rich-node.ts'
import { nested, trimmed, without } from './rich-text-marks.ts'

/**
 * The document for a text; null where the text holds what the editor does not know, so that it is edited as Markdown.
 * Read by the very parser that the pages are rendered with, so that what the editor shows is what readers get.
 */
export function richTextOf(markdown: string): RichNode | null {
  try {
    const document = documentOf(parse(markdown))
    return isSame(documentOf(parse(markdownOf(document))), document) ? document : null
  } catch (error) {
    if (error instanceof Unknown) return null
    throw error
  }
}

/** The Markdown for a document of the editor. */
export function markdownOf(document: RichNode): string {
  return written({ type: 'root', children: blocksOf(document) as RootContent[] })
}

function written(root: Root): string {
  return toMarkdown(root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '*',
    rule: '-',
    listItemIndent: 'one',
    resourceLink: false,
  }).trim()
}

/** Thrown where a text holds something that the editor has no node for. */
class Unknown extends Error {}

function parse(markdown: string): Root {
  return fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

function documentOf(root: Root): RichNode {
  const content = root.children.map(blockOf)
  return { type: 'doc', content: content.length > 0 ? content : [empty] }
}

const empty: RichNode = { type: 'paragraph' }

function blockOf(node: Nodes): RichNode {
  switch (node.type) {
    case 'paragraph':
      return withContent({ type: 'paragraph' }, inlinesOf(node, []))
    case 'heading':
      if (node.depth < 2 || node.depth > 4) throw new Unknown()
      return withContent({ type: 'heading', attrs: { level: node.depth } }, inlinesOf(node, []))
    case 'blockquote':
      return { type: 'blockquote', content: node.children.length > 0 ? node.children.map(blockOf) : [empty] }
    case 'list':
      return withContent(
        node.ordered
          ? { type: 'orderedList', attrs: { start: node.start ?? 1, isLoose: isLoose(node) } }
          : { type: 'bulletList', attrs: { isLoose: isLoose(node) } },
        node.children.map((item) => {
          // A task list has boxes to tick, which no page shows.
          if (typeof item.checked === 'boolean') throw new Unknown()
          const blocks = item.children.map(blockOf)
          const first = blocks[0]?.type === 'paragraph' ? [] : [empty]
          return { type: 'listItem', content: [...first, ...blocks] }
        }),
      )
    case 'thematicBreak':
      return { type: 'horizontalRule' }
    case 'table':
      return tableOf(node)
    default:
      throw new Unknown()
  }
}

function tableOf({ children, align }: Table): RichNode {
  const rows = children.map((row, rowIndex) => ({
    type: 'tableRow',
    content: row.children.map((cell, index) => ({
      type: rowIndex === 0 ? 'tableHeader' : 'tableCell',
      attrs: { align: align?.[index] ?? null },
      content: [withContent({ type: 'paragraph' }, inlinesOf(cell, []))],
    })),
  }))
  return { type: 'table', content: rows }
}

const marks: Record<string, string> = { strong: 'bold', emphasis: 'italic', delete: 'strike' }

function inlinesOf(parent: Parents, within: RichMark[]): RichNode[] {
  return parent.children.flatMap((node): RichNode[] => {
    if (node.type === 'text') return textOf(node.value, within)
    // White space at the edges of code comes and goes between readers of Markdown.
    if (node.type === 'inlineCode' && /^\s|\s$|\n/.test(node.value)) throw new Unknown()
    if (node.type === 'inlineCode') return textOf(node.value, [...within, { type: 'code' }])
    if (node.type === 'break') return [{ type: 'hardBreak', ...(within.length > 0 && { marks: within }) }]
    if (node.type === 'link') {
      if (node.title) throw new Unknown()
      return inlinesOf(node, [...within, { type: 'link', attrs: { href: node.url } }])
    }
    const mark = marks[node.type]
    if (!mark) throw new Unknown()
    return inlinesOf(node as Parents, [...within, { type: mark }])
  })
}

/** A line break in the Markdown is a space for readers. */
function textOf(value: string, within: RichMark[]): RichNode[] {
  const text = value.replace(/[\t ]*\n[\t ]*/g, ' ')
  return text === '' ? [] : [{ type: 'text', text, ...(within.length > 0 && { marks: within }) }]
}

function withContent(node: RichNode, content: RichNode[]): RichNode {
  return content.length > 0 ? { ...node, content } : node
}

/** Paragraphs without anything are room to write in, and nothing in a text. */
function blocksOf(parent: RichNode): Nodes[] {
  const nodes = (parent.content ?? []).filter(({ type, content }) => type !== 'paragraph' || content?.length)
  return withListsJoined(nodes).map((node): Nodes => {
    switch (node.type) {
      case 'paragraph':
        return { type: 'paragraph', children: phrasesOf(node) }
      case 'heading':
        return { type: 'heading', depth: levelOf(node), children: phrasesOf(node) }
      case 'blockquote':
        return { type: 'blockquote', children: blocksOf(node) as never }
      case 'bulletList':
      case 'orderedList':
        return listOf(node)
      case 'horizontalRule':
        return { type: 'thematicBreak' }
      case 'table':
        return markdownTableOf(node)
      default:
        throw new Error(`The editor has a node "${node.type}" that Markdown has no place for.`)
    }
  })
}

/** Bullets that follow bullets are one list to whoever sees them; Markdown tells two apart by their loosest item. */
function withListsJoined(nodes: RichNode[]): RichNode[] {
  const all: RichNode[] = []
  for (const node of nodes) {
    const last = all.at(-1)
    if (node.type === 'bulletList' && last?.type === 'bulletList')
      all[all.length - 1] = { ...last, content: [...(last.content ?? []), ...(node.content ?? [])] }
    else all.push(node)
  }
  return all
}

function levelOf({ attrs }: RichNode): 2 | 3 | 4 {
  return Math.min(4, Math.max(2, Number(attrs?.level ?? 2))) as 2 | 3 | 4
}

function listOf(node: RichNode): Nodes {
  const ordered = node.type === 'orderedList'
  const spread = node.attrs?.isLoose === true || !(node.content ?? []).every(isTight)
  const start = Number(node.attrs?.start ?? 1)
  const children = (node.content ?? []).map((item) => ({
    type: 'listItem' as const,
    spread,
    children: blocksOf(item) as never,
  }))
  return { type: 'list', ordered, ...(ordered && { start }), spread, children }
}

/** A line, and lists beneath it: everything else needs empty lines around it. */
function isTight({ content = [] }: RichNode): boolean {
  return content.every(({ type }, index) => (index === 0 ? type === 'paragraph' : type.endsWith('List')))
}

/** The first row of a Markdown table is its head. */
function markdownTableOf({ content: rows = [] }: RichNode): Nodes {
  const align = (rows[0]?.content ?? []).map(({ attrs }) => (attrs?.align ?? null) as 'left' | null)
  const children = rows.map((row) => ({
    type: 'tableRow' as const,
    children: (row.content ?? []).map((cell) => ({
      type: 'tableCell' as const,
      children: (cell.content ?? []).flatMap((block, index): PhrasingContent[] => [
        ...(index > 0 ? [{ type: 'text', value: ' ' } as const] : []),
        ...phrasesOf(block),
      ]),
    })),
  }))
  return { type: 'table', align, children }
}

/**
 * The words of a block with their marks. Where several marks begin or end together within a word, Markdown cannot
 * always write them: then strikes, at last all but links, are left out, and never a word.
 */
function phrasesOf({ content = [] }: RichNode): PhrasingContent[] {
  const inlines = joined(trimmed(content))
  const choices = [[], ['strike'], ['strike', 'italic', 'bold'], ['strike', 'italic', 'bold', 'link', 'code']]
  const versions = choices.map((left) => () => nested(without(inlines, left), []))
  return (
    (versions.find((version) => isReadBack(version(), inlines)) ?? versions[versions.length - 1])?.() ?? []
  )
}

/** Whether what is written has all the words when it is read, and is written the same way again. */
function isReadBack(phrases: PhrasingContent[], inlines: RichNode[]): boolean {
  if (phrases.length === 0) return true
  const markdown = written({ type: 'root', children: [{ type: 'paragraph', children: phrases }] })
  const root = parse(markdown)
  const words = (value: string) => value.replace(/\s+/g, '')
  if (words(wordsOf(root)) !== words(inlines.map(({ text = '' }) => text).join(''))) return false
  return isSame(documentOf(parse(written(root))), documentOf(root))
}

/** Lists whose items stand apart are rendered as paragraphs. */
function isLoose(node: List): boolean {
  return node.spread === true || node.children.some(({ spread }) => spread === true)
}
