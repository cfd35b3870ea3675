'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Choice } from '@/lib/editorial/choices'
import { fieldAnchor } from '@/lib/editorial/desk-addresses'
import {
  type ChoiceField,
  type ChoicesField,
  type FlagField,
  type GroupField,
  guidanceName,
} from '@/lib/editorial/fields'
import { describedBy, FieldRow } from './field-row'
import { useChoiceLabel, useFieldLabel } from './field-words'
import { useFormSetting } from './form-context'

type Props<F> = { field: F; name: string; value: unknown; group?: GroupField | undefined }

/** One of several: as buttons where they are few, else as a list to open. */
export function ChoiceInput({ field, name, value, group }: Props<ChoiceField>) {
  const t = useTranslations('editor')
  const labelOf = useFieldLabel()
  const wordsOf = useChoiceLabel()
  const { choices, guidance, problems } = useFormSetting()
  const help = guidanceName(field, group)
  const chosen = field.type === 'period' ? slugOf(value) : String(value ?? '')
  const known = choices[field.options]
  // What was chosen once stays to be seen, also where it is offered no more.
  const all: Choice[] =
    known.some((each) => each.value === chosen) || !chosen
      ? known
      : [...known, { value: chosen, label: chosen }]
  if (field.options === 'scopes')
    return (
      <FieldRow name={name} help={help} label={labelOf(field, group)} isGroup isWide={group !== undefined}>
        {/* Without it, a form in which nothing is chosen would not say so. */}
        <input type="hidden" name={name} value="" disabled={chosen !== ''} />
        {all.map((choice) => (
          <label key={choice.value} className="flex min-h-8 items-baseline gap-2.5">
            <input type="radio" name={name} value={choice.value} defaultChecked={choice.value === chosen} />
            {wordsOf(field.options, choice)}
          </label>
        ))}
      </FieldRow>
    )
  return (
    <FieldRow name={name} help={help} label={labelOf(field, group)} isWide={group !== undefined}>
      <select
        id={fieldAnchor(name)}
        name={name}
        defaultValue={chosen}
        aria-describedby={describedBy(name, { hasHelp: help in guidance, hasProblem: name in problems })}
        className="field"
      >
        {field.isOptional || chosen === '' ? <option value="">{t('noChoice')}</option> : null}
        {all.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {wordsOf(field.options, choice)}
          </option>
        ))}
      </select>
    </FieldRow>
  )
}

export function FlagInput({ field, name, value, group }: Props<FlagField>) {
  const labelOf = useFieldLabel()
  const t = useTranslations('editor')
  const { guidance } = useFormSetting()
  const help = guidanceName(field, group)
  return (
    <FieldRow name={name} help={help} label={labelOf(field, group)} isGroup isWide={group !== undefined}>
      <input type="hidden" name={name} value="" />
      <label className="flex min-h-8 items-baseline gap-2.5">
        <input
          type="checkbox"
          name={name}
          value="on"
          defaultChecked={value === true}
          aria-describedby={describedBy(name, { hasHelp: help in guidance, hasProblem: false })}
        />
        {t('flag.isPersonalAccount')}
      </label>
    </FieldRow>
  )
}

/** From here on a list is folded, with a box to find something in it. */
const longList = 12

/** Any number of them. What is chosen stands above the list as words. */
export function ChoicesInput({ field, name, value, group }: Props<ChoicesField>) {
  const t = useTranslations('editor')
  const labelOf = useFieldLabel()
  const wordsOf = useChoiceLabel()
  const { choices, lead, mayInvite, chosen: ofEntry } = useFormSetting()
  const initial = (value as (string | Record<string, unknown>)[]).map((item) =>
    typeof item === 'string' ? item : String(item[field.property ?? '']),
  )
  const [chosen, setChosen] = useState(initial)
  const offered = choices[field.options].filter(
    (choice) =>
      !(field.lead && choice.value === lead.slug) &&
      (!field.ofEntry || ofEntry[field.name]?.includes(choice.value) || chosen.includes(choice.value)),
  )
  const words = chosen.flatMap((each) => {
    const choice = choices[field.options].find((known) => known.value === each)
    return choice && each !== (field.lead ? lead.slug : '') ? wordsOf(field.options, choice) : []
  })
  const list = (
    <ChoiceList
      name={name}
      offered={offered.map((choice) => ({ ...choice, label: wordsOf(field.options, choice) }))}
      chosen={initial}
      onChange={setChosen}
    />
  )
  const row = { name, help: guidanceName(field, group), label: labelOf(field, group) }
  // Without a control the form says nothing of it, and it stays as it is.
  if (field.invites && !mayInvite)
    return (
      <FieldRow {...row} isGroup>
        <p>{words.length > 0 ? words.join(' · ') : t('noneChosen')}</p>
        <p className="quiet">{t('leadInvites', { lead: lead.acronym })}</p>
      </FieldRow>
    )
  return (
    <FieldRow {...row} isGroup isWide={group !== undefined}>
      <input type="hidden" name={name} value="" />
      {offered.length === 0 ? (
        <p className="quiet">{t(field.ofEntry ? 'noneOfEntry' : 'noneOffered')}</p>
      ) : null}
      {offered.length > longList ? (
        <>
          <p className="mb-1">{words.length > 0 ? words.join(' · ') : t('noneChosen')}</p>
          <details>
            <summary className="text-link underline underline-offset-3">{t('choose')}</summary>
            {list}
          </details>
        </>
      ) : (
        list
      )}
    </FieldRow>
  )
}

function ChoiceList({
  name,
  offered,
  chosen,
  onChange,
}: {
  name: string
  offered: (Choice & { label: string })[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}) {
  const t = useTranslations('editor')
  const [wanted, setWanted] = useState('')
  const [hasScript, setHasScript] = useState(false)
  useEffect(() => setHasScript(true), [])
  const isLong = offered.length > longList
  return (
    <>
      {hasScript && isLong ? (
        <input
          type="search"
          aria-label={t('findInList')}
          placeholder={t('findInList')}
          className="field find-in-list"
          // It is no part of the text: the form does not read it, and Enter does not send it.
          onChange={(event) => setWanted(folded(event.currentTarget.value))}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      ) : null}
      <div
        className={isLong ? 'max-h-72 overflow-y-auto border border-line p-2' : ''}
        onChange={(event) => onChange(checkedIn(event.currentTarget))}
      >
        {offered.map(({ value, label, depth = 0 }) => (
          <label
            key={value}
            hidden={wanted !== '' && !folded(label).includes(wanted)}
            className={`flex min-h-8 items-baseline gap-2.5 ${indents[depth] ?? ''}`}
          >
            <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
            {label}
          </label>
        ))}
      </div>
    </>
  )
}

const indents = ['', 'ps-4', 'ps-8', 'ps-12']

function checkedIn(list: HTMLElement): string[] {
  return [...list.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value)
}

function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim()
}

function slugOf(value: unknown): string {
  const period = value as { start: string; end: string } | null
  return period?.start ? `${period.start}--${period.end}` : ''
}
