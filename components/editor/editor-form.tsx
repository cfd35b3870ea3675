'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import type { Draft } from '@/lib/editorial/draft'
import { Comparison } from './comparison'
import type { EditedText, FormAction, RefusedText } from './edited-text'
import { ErrorSummary } from './error-summary'
import { FormFoot } from './form-foot'
import { FormParts } from './form-parts'
import { KeptCopyOffer } from './kept-copy-offer'
import { useProblemWords } from './problem-words'
import { useAutosave } from './use-autosave'
import { useSettling } from './use-settling'

/** The addresses that the form leads to. */
export type Ways = { preview: string; check: string }

/**
 * The form of a text. A plain form that needs no script; with script it saves itself, and the text in it is edited
 * with formatting.
 */
export function EditorForm({
  text,
  refused,
  action,
  ways,
}: {
  text: EditedText
  refused: RefusedText | null
  action: FormAction
  ways: Ways
}) {
  const t = useTranslations('editor')
  const form = useRef<HTMLFormElement>(null)
  const [shown, setShown] = useState({ draft: text.typed ?? text.draft, version: 0 })
  const showDraft = (draft: Draft) => setShown(({ version }) => ({ draft, version: version + 1 }))
  const saving = useAutosave(form, text, showDraft)
  const [isChecked, setIsChecked] = useState(false)
  const problems = useProblemWords([...(refused?.problems ?? []), ...saving.problems])
  const settling = useSettling(text, async () => {
    await saving.forget()
    location.reload()
  })
  const stale = saving.status?.state === 'stale' ? saving.status : null

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    setIsChecked(true)
    const isSaved = await saving.flush()
    const way = { preview: ways.preview, check: ways.check }[submitter?.value ?? '']
    if (isSaved && way) location.assign(way)
  }
  return (
    <>
      {stale ? (
        <Comparison
          kind={text.kind}
          mine={saving.current() ?? shown.draft}
          theirs={settling.theirs ?? stale.theirs}
          base={stale.base}
          onSettle={settling.settle}
          isRefused={settling.isRefused}
          choices={text.choices}
          lead={text.lead}
          mayInvite={text.mayInvite}
        />
      ) : null}
      <form
        ref={form}
        action={action}
        onSubmit={submit}
        autoComplete="off"
        noValidate
        hidden={stale !== null}
        className="space-y-12"
      >
        <input type="hidden" name="lockVersion" value={text.lockVersion} />
        <input type="hidden" name="key" value={text.key} />
        {/* Enter in a line saves: browsers take the first button of a form for it. */}
        <button type="submit" name="intent" value="save" tabIndex={-1} aria-hidden className="sr-only">
          {t('save')}
        </button>
        <KeptCopyOffer found={saving.found} />
        <ErrorSummary message={refused?.message} problems={isChecked || refused ? problems : {}} />
        <FormParts key={shown.version} kind={text.kind} draft={shown.draft} setting={{ ...text, problems }} />
        <FormFoot text={text} saving={saving} />
      </form>
    </>
  )
}
