import { Editor, Extension } from '@tiptap/core'
import { ListItem } from '@tiptap/extension-list'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { cleanPastedHtml } from '@/lib/editorial/pasted/html'
import type { RichNode } from '@/lib/editorial/rich-node'

/** Tab leaves the text, as it leaves every other field; lists have their own keys. */
const Item = ListItem.extend({
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Mod-]': () => this.editor.commands.sinkListItem(this.name),
      'Mod-[': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

/** In a table Tab goes from cell to cell, and from the last one on. */
const PlainTable = Table.extend({
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      Tab: () => this.editor.commands.goToNextCell(),
      'Shift-Tab': () => this.editor.commands.goToPreviousCell(),
    }
  },
})

/** What Markdown says of a list besides its items. */
const Looseness = Extension.create({
  name: 'looseness',
  addGlobalAttributes: () => [
    { types: ['bulletList', 'orderedList'], attributes: { isLoose: { default: false, rendered: false } } },
  ],
})

/** A rich-text editor with just what Markdown can say. It writes no style into the page: that is in globals.css. */
export function openEditor(
  element: HTMLElement,
  {
    content,
    attributes,
    onChange,
  }: { content: RichNode; attributes: Record<string, string>; onChange: (editor: Editor) => void },
): Editor {
  return new Editor({
    element,
    content,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        codeBlock: false,
        underline: false,
        listItem: false,
        heading: { levels: [2, 3, 4] },
        link: { openOnClick: false, defaultProtocol: 'https', HTMLAttributes: { target: null, rel: null } },
      }),
      Item,
      Looseness,
      PlainTable.configure({ resizable: false }),
      TableRow,
      TableHeader.extend({ content: 'paragraph' }),
      TableCell.extend({ content: 'paragraph' }),
    ],
    editorProps: {
      attributes,
      transformPastedHTML: (html) =>
        cleanPastedHtml(html, (text) => new DOMParser().parseFromString(text, 'text/html')),
    },
    onUpdate: ({ editor }) => onChange(editor),
  })
}
