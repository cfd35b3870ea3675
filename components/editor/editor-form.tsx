'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useRef, useState } from 'react'
import type { Draft } from '@/lib/editorial/draft'
import { partsOf } from '@/lib/editorial/fields'
import { type FormProblem, valueIn } from '@/lib/editorial/form'
import { longestLine, longestText } from '@/lib/editorial/limits'
import { formatNumber } from '@/lib/format'
import { Comparison } from './comparison'
import type { EditedText, FormAction, RefusedText } from './edited-text'
import { ErrorSummary } from './error-summary'
import { FieldInput } from './field-input'
import { FormSettingProvider } from './form-context'
import { FormFoot } from './form-foot'
import { KeptCopyOffer } from './kept-copy-offer'
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
  const [chosen, setChosen] = useState(() => ({
    countries: listIn(shown.draft, 'countries'),
    regions: listIn(shown.draft, 'regions'),
  }))
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
  const noteChosen = (event: FormEvent<HTMLFormElement>) => {
    const { name } = event.target as HTMLInputElement
    if (name !== 'countries' && name !== 'regions') return
    const values = new FormData(event.currentTarget).getAll(name).map(String).filter(Boolean)
    setChosen((before) => ({ ...before, [name]: values }))
  }
  return (
    <FormSettingProvider
      value={{
        choices: text.choices,
        guidance: text.guidance,
        problems,
        lead: text.lead,
        mayInvite: text.mayInvite,
        adding: text.adding,
        chosen,
      }}
    >
      {stale ? (
        <Comparison
          kind={text.kind}
          mine={saving.current() ?? shown.draft}
          theirs={settling.theirs ?? stale.theirs}
          base={stale.base}
          onSettle={settling.settle}
          isRefused={settling.isRefused}
          choices={text.choices}
        />
      ) : null}
      <form
        ref={form}
        action={action}
        onSubmit={submit}
        onChange={noteChosen}
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
        {partsOf(text.kind).map((part) => (
          <section key={part.name} aria-labelledby={`part-${part.name}`}>
            <h2 id={`part-${part.name}`} className="mb-4 border-line border-b pb-1">
              {t(`part.${part.name}` as 'part.text')}
            </h2>
            <div key={shown.version} className="space-y-7">
              {part.fields.map((field) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  name={field.name}
                  value={valueIn(shown.draft, field.name)}
                />
              ))}
            </div>
          </section>
        ))}
        <FormFoot text={text} saving={saving} />
      </form>
    </FormSettingProvider>
  )
}

/** What cannot be stored, in words. */
function useProblemWords(problems: FormProblem[]): Record<string, { message: string; typed: string }> {
  const t = useTranslations('editor')
  const locale = useLocale()
  return Object.fromEntries(
    problems.map(({ field, key, typed }) => {
      const most = formatNumber(/body$/.test(field) ? longestText : longestLine, locale)
      return [
        field,
        { message: key === 'number' ? t('problemNumber') : t('problemTooLong', { most }), typed },
      ]
    }),
  )
}

function listIn(draft: Draft, name: string): string[] {
  return name in draft ? (valueIn(draft, name) as string[]) : []
}
