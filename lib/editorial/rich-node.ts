/** The document of the rich-text editor: ProseMirror's JSON, with the names of Tiptap. */
export type RichNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: RichNode[]
  text?: string
  marks?: RichMark[]
}
export type RichMark = { type: string; attrs?: Record<string, unknown> }

/** Whether two documents say the same: in which order marks lie around each other makes no difference. */
export function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder)
}

function inOrder(key: string, value: unknown): unknown {
  if (key === 'marks') return [...(value as RichMark[])].sort((a, b) => a.type.localeCompare(b.type))
  return key === 'content' ? joined(value as RichNode[]) : value
}

/** Neighbouring texts with the same marks are one. */
export function joined(content: RichNode[]): RichNode[] {
  const all: RichNode[] = []
  for (const node of content) {
    const last = all.at(-1)
    if (last?.text && node.text && isSame(last.marks, node.marks))
      all[all.length - 1] = { ...last, text: last.text + node.text }
    else all.push(node)
  }
  return all
}
