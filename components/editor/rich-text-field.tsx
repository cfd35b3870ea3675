'use client'

import type { Editor } from '@tiptap/core'
import { useTranslations } from 'next-intl'
import { type ComponentProps, useEffect, useRef, useState } from 'react'
import type { RichNode } from '@/lib/editorial/rich-node'
import { RichTextToolbar } from './rich-text-toolbar'

type Props = {
  control: ComponentProps<'textarea'> & { id: string; name: string }
  label: string
  /** Hears of the text while it is written. */
  onText: (text: string) => void
}

/**
 * A text in Markdown: a plain field, over which the rich-text editor lies where there is script. The form reads the
 * text from the editor when it is read, and gets it as it was where nothing was changed.
 */
export function RichTextField({ control, label, onText }: Props) {
  const t = useTranslations('editor')
  const textarea = useRef<HTMLTextAreaElement>(null)
  const [document, setDocument] = useState<RichNode | null>(null)
  const [isUnknown, setIsUnknown] = useState(false)
  const openRichText = async () => {
    const { richTextOf } = await import('@/lib/editorial/rich-text')
    const rich = richTextOf(textarea.current?.value ?? '')
    setDocument(rich)
    setIsUnknown(rich === null)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page has become alive
  useEffect(() => void openRichText(), [])
  return (
    <>
      {document ? (
        <RichText
          document={document}
          control={control}
          label={label}
          onText={onText}
          textarea={textarea}
          onClose={(markdown) => {
            if (textarea.current && markdown !== null) textarea.current.value = markdown
            setDocument(null)
          }}
        />
      ) : null}
      <textarea
        {...control}
        ref={textarea}
        id={document ? `${control.id}-markdown` : control.id}
        hidden={document !== null}
        rows={16}
        dir="auto"
        className="field"
      />
      {document ? null : (
        <p className="quiet mt-1">
          {isUnknown ? t('richText.unknown') : t('richText.markdown')}{' '}
          {isUnknown ? null : (
            <button
              type="button"
              onClick={openRichText}
              className="only-script text-link underline underline-offset-3"
            >
              {t('richText.open')}
            </button>
          )}
        </p>
      )}
    </>
  )
}

function RichText({
  document,
  control,
  label,
  onText,
  textarea,
  onClose,
}: Props & {
  document: RichNode
  textarea: React.RefObject<HTMLTextAreaElement | null>
  /** Back to the plain field, with the text where it was changed. */
  onClose: (markdown: string | null) => void
}) {
  const host = useRef<HTMLDivElement>(null)
  const written = useRef<() => string | null>(() => null)
  const [editor, setEditor] = useState<Editor | null>(null)
  const described = control['aria-describedby']
  // biome-ignore lint/correctness/useExhaustiveDependencies: the editor lives as long as the element does
  useEffect(() => {
    let [isGone, isTouched] = [false, false]
    let opened: Editor | undefined
    const form = textarea.current?.form
    const write = (event: FormDataEvent) => {
      const markdown = written.current()
      if (markdown !== null) event.formData.set(control.name, markdown)
    }
    const focus = () => opened?.commands.focus()
    const labels = window.document.querySelectorAll<HTMLLabelElement>(
      `label[for="${CSS.escape(control.id)}"]`,
    )
    const open = async () => {
      const [{ openEditor }, { markdownOf }] = await Promise.all([
        import('./rich-text-editor'),
        import('@/lib/editorial/rich-text'),
      ])
      const element = host.current
      if (isGone || !element) return
      opened = openEditor(element, {
        content: document,
        attributes: {
          id: control.id,
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          class: 'prose rich-text',
          dir: 'auto',
          ...(described && { 'aria-describedby': described }),
        },
        onChange: (changed) => {
          isTouched = true
          onText(changed.getText({ blockSeparator: '\n\n' }))
          element.dispatchEvent(new Event('input', { bubbles: true }))
        },
      })
      written.current = () => (isTouched ? markdownOf(opened?.getJSON() as RichNode) : null)
      form?.addEventListener('formdata', write)
      for (const each of labels) each.addEventListener('click', focus)
      setEditor(opened)
    }
    void open()
    return () => {
      isGone = true
      form?.removeEventListener('formdata', write)
      for (const each of labels) each.removeEventListener('click', focus)
      opened?.destroy()
    }
  }, [])
  return (
    <div className="border border-quiet">
      {editor ? <RichTextToolbar editor={editor} onMarkdown={() => onClose(written.current())} /> : null}
      <div ref={host} />
    </div>
  )
}
