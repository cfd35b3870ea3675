'use client'

import { useEffect, useRef } from 'react'
import type { EditedText, FormAction } from './edited-text'
import type { FormSetting } from './form-context'
import { FormParts } from './form-parts'
import { sendNatively } from './send-natively'

/** The form of the editor for somebody who does not write the working copy: nothing is saved by itself. */
export function AmendmentForm({
  kind,
  draft,
  setting,
  target,
  isUnsaved,
  words,
  action,
}: {
  kind: EditedText['kind']
  draft: EditedText['draft']
  setting: Omit<FormSetting, 'chosen'>
  /** The document as it was seen, and the number of the text that is amended. */
  target: { lockVersion: number; key: string; amended: number }
  /** Whether something in it was typed before, and not taken. */
  isUnsaved: boolean
  words: { do: string; unsaved: string }
  action: FormAction
}) {
  const hasTyped = useRef(isUnsaved)
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasTyped.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
  return (
    <form
      action={action}
      onInput={() => {
        hasTyped.current = true
      }}
      onSubmit={(event) => {
        hasTyped.current = false
        sendNatively(event)
      }}
      autoComplete="off"
      noValidate
      className="space-y-12"
    >
      <input type="hidden" name="lockVersion" value={target.lockVersion} />
      <input type="hidden" name="key" value={target.key} />
      <input type="hidden" name="revision" value={target.amended} />
      {/* Enter in a line sends the form: browsers take the first button of a form for it. */}
      <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">
        {words.do}
      </button>
      <FormParts kind={kind} draft={draft} setting={setting} />
      <div className="form-foot">
        <p className="quiet min-w-0 flex-1 basis-72">{words.unsaved}</p>
        <button type="submit" name="intent" value="save" className="button">
          {words.do}
        </button>
      </div>
    </form>
  )
}
