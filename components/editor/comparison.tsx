'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useRef } from 'react'
import type { Choices } from '@/lib/editorial/choices'
import { conflictsBetween, type Difference, merge, type Version } from '@/lib/editorial/conflict'
import type { Draft } from '@/lib/editorial/draft'
import type { EditedKind, Field } from '@/lib/editorial/fields'
import { formatLocalTime } from '@/lib/format'
import type { Theirs } from './autosave'
import type { FormAction } from './edited-text'
import { useFieldLabel } from './field-words'
import { sendNatively } from './send-natively'
import { ValueWords } from './value-words'

/**
 * Two versions of a text, side by side wherever they differ, with the choice of what is to stand. A form that needs
 * no script: it brings one's own version with it.
 */
export function Comparison({
  kind,
  mine,
  theirs,
  base,
  choices,
  lead,
  mayInvite,
  action,
  onSettle,
  isLive = true,
  newKey,
  isRefused = false,
}: {
  kind: EditedKind
  mine: Draft
  theirs: Theirs
  /** What both versions began as, where it is known. */
  base?: Draft | null
  choices: Choices
  lead: { acronym: string }
  /** Whether this person invites partner agencies and drops them; else what is saved of them stands. */
  mayInvite: boolean
  action?: FormAction
  onSettle?: (merged: Draft, lockVersion: number) => void
  /** Whether the times are those of the reader's own clock. */
  isLive?: boolean
  newKey?: string
  /** Whether what was chosen could not be saved. */
  isRefused?: boolean
}) {
  const t = useTranslations('editor.conflict')
  const locale = useLocale()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const differences = conflictsBetween(kind, { mine, theirs: theirs.content, base: base ?? null })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (!onSettle) return sendNatively(event)
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const choose = (name: string) => (form.get(`choice.${name}`) ?? undefined) as Version | undefined
    onSettle(merge(kind, { mine, theirs: theirs.content }, choose), theirs.lockVersion)
  }
  return (
    <form action={action} onSubmit={submit} className="space-y-8">
      <h2 ref={heading} tabIndex={-1} id="versions">
        {t('title')}
      </h2>
      <p className="max-w-measure">
        {theirs.by && isLive
          ? t('intro', { name: theirs.by, time: formatLocalTime(theirs.at, locale) })
          : t('introUnknown')}
      </p>
      <input type="hidden" name="mine" value={JSON.stringify(mine)} />
      <input type="hidden" name="lockVersion" value={theirs.lockVersion} />
      <input type="hidden" name="key" value={newKey ?? ''} />
      {differences.length === 0 ? <p>{t('none')}</p> : null}
      {differences.map((difference) => (
        <Choice
          key={difference.name}
          difference={difference}
          choices={choices}
          keptFor={isInviting(difference.field) && !mayInvite ? lead.acronym : null}
        />
      ))}
      {isRefused ? (
        <p role="alert" className="font-semibold text-exit">
          {t('notSaved')}
        </p>
      ) : null}
      <button type="submit" name="intent" value="settle" className="button">
        {t('keep')}
      </button>
    </form>
  )
}

function Choice({
  difference,
  choices,
  keptFor,
}: {
  difference: Difference
  choices: Choices
  /** The agency that alone decides about it: then nothing is to be chosen. */
  keptFor: string | null
}) {
  const t = useTranslations('editor')
  const labelOf = useFieldLabel()
  const { name, field, changed } = difference
  const wordsOf = (version: Version) => (
    <div className="mt-1 border-line border-s-3 ps-3">
      <ValueWords field={field} value={difference[version]} choices={choices} />
    </div>
  )
  const versions: (Version | 'both')[] =
    field.type === 'markdown' ? ['theirs', 'mine', 'both'] : ['theirs', 'mine']
  return (
    <fieldset className="border-line border-t pt-3">
      <legend className="pe-3 font-semibold">{labelOf(field)}</legend>
      {keptFor !== null ? (
        <>
          <p className="max-w-measure">{t('leadInvites', { lead: keptFor })}</p>
          <p className="mt-3 font-semibold">{t('conflict.theirs')}</p>
          {wordsOf('theirs')}
        </>
      ) : (
        <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
          {versions.map((version) => (
            <div key={version} className="min-w-0">
              <label className="flex min-h-8 items-baseline gap-2.5 font-semibold">
                <input
                  type="radio"
                  name={`choice.${name}`}
                  value={version}
                  required
                  defaultChecked={version === changed}
                />
                {t(`conflict.${version}`)}
              </label>
              {version === 'both' ? null : wordsOf(version)}
            </div>
          ))}
        </div>
      )}
    </fieldset>
  )
}

function isInviting(field: Field): boolean {
  return field.type === 'choices' && field.invites === true
}
