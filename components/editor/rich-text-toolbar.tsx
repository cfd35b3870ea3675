'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useReducer, useState } from 'react'

type Tool = {
  name: string
  run: (editor: Editor) => void
  /** Whether it is on where the cursor stands; undefined for what is done and over. */
  isOn?: (editor: Editor) => boolean
  /** Whether it makes sense where the cursor stands. */
  isOffered?: (editor: Editor) => boolean
}

const inTable = (editor: Editor) => editor.isActive('table')
const inList = (editor: Editor) => editor.isActive('listItem')
const chain = (editor: Editor) => editor.chain().focus()

const tools: Tool[] = [
  {
    name: 'bold',
    run: (editor) => chain(editor).toggleBold().run(),
    isOn: (editor) => editor.isActive('bold'),
  },
  {
    name: 'italic',
    run: (editor) => chain(editor).toggleItalic().run(),
    isOn: (editor) => editor.isActive('italic'),
  },
  ...([2, 3] as const).map((level) => ({
    name: level === 2 ? 'heading' : 'subheading',
    run: (editor: Editor) => void chain(editor).toggleHeading({ level }).run(),
    isOn: (editor: Editor) => editor.isActive('heading', { level }),
  })),
  {
    name: 'bullets',
    run: (editor) => chain(editor).toggleBulletList().run(),
    isOn: (editor) => editor.isActive('bulletList'),
  },
  {
    name: 'numbers',
    run: (editor) => chain(editor).toggleOrderedList().run(),
    isOn: (editor) => editor.isActive('orderedList'),
  },
  { name: 'deeper', run: (editor) => chain(editor).sinkListItem('listItem').run(), isOffered: inList },
  { name: 'higher', run: (editor) => chain(editor).liftListItem('listItem').run(), isOffered: inList },
  {
    name: 'quote',
    run: (editor) => chain(editor).toggleBlockquote().run(),
    isOn: (editor) => editor.isActive('blockquote'),
  },
  {
    name: 'table',
    run: (editor) => chain(editor).insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    isOffered: (editor) => !inTable(editor),
  },
  { name: 'rowMore', run: (editor) => chain(editor).addRowAfter().run(), isOffered: inTable },
  { name: 'rowLess', run: (editor) => chain(editor).deleteRow().run(), isOffered: inTable },
  { name: 'columnMore', run: (editor) => chain(editor).addColumnAfter().run(), isOffered: inTable },
  { name: 'columnLess', run: (editor) => chain(editor).deleteColumn().run(), isOffered: inTable },
  { name: 'tableLess', run: (editor) => chain(editor).deleteTable().run(), isOffered: inTable },
  { name: 'undo', run: (editor) => chain(editor).undo().run() },
  { name: 'redo', run: (editor) => chain(editor).redo().run() },
]

/** What can be done to a text, as words. One stop for Tab; arrows go from one to the next (ARIA toolbar). */
export function RichTextToolbar({ editor, onMarkdown }: { editor: Editor; onMarkdown: () => void }) {
  const t = useTranslations('editor.richText')
  const [, redraw] = useReducer((count: number) => count + 1, 0)
  const [isLinking, setIsLinking] = useState(false)
  const [current, setCurrent] = useState('bold')
  useEffect(() => {
    editor.on('transaction', redraw)
    return () => void editor.off('transaction', redraw)
  }, [editor])
  const all: Tool[] = [
    ...tools.filter(({ isOffered }) => isOffered?.(editor) ?? true),
    { name: 'link', run: () => setIsLinking((before) => !before), isOn: () => editor.isActive('link') },
    { name: 'plain', run: onMarkdown },
  ]
  const stop = all.some(({ name }) => name === current) ? current : 'bold'
  return (
    <div className="border-line border-b bg-paper">
      <div
        role="toolbar"
        aria-label={t('tools')}
        onKeyDown={moveFocus}
        className="flex flex-wrap gap-x-1 p-1"
      >
        {all.map(({ name, run, isOn }) => (
          <button
            key={name}
            type="button"
            tabIndex={name === stop ? 0 : -1}
            aria-pressed={isOn?.(editor)}
            onFocus={() => setCurrent(name)}
            onClick={() => run(editor)}
            className="tool"
          >
            {t(name as 'bold')}
          </button>
        ))}
      </div>
      {isLinking ? <LinkRow editor={editor} onDone={() => setIsLinking(false)} /> : null}
    </div>
  )
}

/** Where the chosen words lead. */
function LinkRow({ editor, onDone }: { editor: Editor; onDone: () => void }) {
  const t = useTranslations('editor.richText')
  const [address, setAddress] = useState(String(editor.getAttributes('link').href ?? ''))
  const [isWrong, setIsWrong] = useState(false)
  const apply = () => {
    const href = /^[a-z]+:/i.test(address.trim()) ? address.trim() : `https://${address.trim()}`
    if (!/^(?:https?:\/\/[^\s/]+\.[^\s]+|mailto:\S+@\S+)$/i.test(href)) return setIsWrong(true)
    const link = { type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] }
    const isEmpty = editor.state.selection.empty && !editor.isActive('link')
    if (isEmpty) chain(editor).insertContent(link).run()
    else chain(editor).extendMarkRange('link').setLink({ href }).run()
    onDone()
  }
  return (
    <div className="flex flex-wrap items-end gap-2 p-2">
      <label className="min-w-0 flex-1 basis-60 text-[0.88rem]">
        {t('address')}
        <input
          type="text"
          inputMode="url"
          dir="ltr"
          value={address}
          aria-invalid={isWrong || undefined}
          aria-describedby={isWrong ? 'link-problem' : undefined}
          // biome-ignore lint/a11y/noAutofocus: it opens because somebody asked for it
          autoFocus
          onChange={(event) => setAddress(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onDone()
            if (event.key !== 'Enter') return
            event.preventDefault()
            apply()
          }}
          className="field"
        />
      </label>
      <button type="button" onClick={apply} className="tool">
        {t('setLink')}
      </button>
      {editor.isActive('link') ? (
        <button
          type="button"
          onClick={() => {
            chain(editor).extendMarkRange('link').unsetLink().run()
            onDone()
          }}
          className="tool"
        >
          {t('removeLink')}
        </button>
      ) : null}
      {isWrong ? (
        <p id="link-problem" role="alert" className="basis-full font-semibold text-exit">
          {t('addressProblem')}
        </p>
      ) : null}
    </div>
  )
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const here = buttons.indexOf(event.target as HTMLButtonElement)
  const isRtl = getComputedStyle(event.currentTarget).direction === 'rtl'
  const steps: Record<string, number> = {
    ArrowRight: here + (isRtl ? -1 : 1),
    ArrowLeft: here + (isRtl ? 1 : -1),
    Home: 0,
    End: buttons.length - 1,
  }
  const next = steps[event.key]
  if (next === undefined) return
  event.preventDefault()
  buttons[(next + buttons.length) % buttons.length]?.focus()
}
