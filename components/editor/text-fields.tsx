'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { fieldAnchor } from '@/lib/editorial/desk-addresses'
import { type GroupField, guidanceName, type TextField } from '@/lib/editorial/fields'
import { formatNumber } from '@/lib/format'
import { wordsIn } from '@/lib/word-count'
import { describedBy, FieldRow } from './field-row'
import { useFieldLabel } from './field-words'
import { useFormSetting } from './form-context'
import { RichTextField } from './rich-text-field'

type Props = { field: TextField; name: string; value: unknown; group?: GroupField | undefined }

/** Everything that is typed: a line, a paragraph, a list, a month, a number, an address, a text in Markdown. */
export function TextInput({ field, name, value, group }: Props) {
  const labelOf = useFieldLabel()
  const { guidance, problems, choices } = useFormSetting()
  const help = guidanceName(field, group)
  const initial = problems[name]?.typed ?? textOf(value)
  const [text, setText] = useState(initial)
  const control = {
    id: fieldAnchor(name),
    name,
    defaultValue: initial,
    'aria-describedby': describedBy(name, { hasHelp: help in guidance, hasProblem: name in problems }),
    'aria-invalid': name in problems ? true : undefined,
    onInput: (event: { currentTarget: { value: string } }) => setText(event.currentTarget.value),
  }
  const suggested = field.suggestions ? choices[field.suggestions] : []
  return (
    <FieldRow
      name={name}
      help={help}
      label={labelOf(field, group)}
      isWide={group !== undefined}
      counter={field.most || field.type === 'markdown' ? <Counter field={field} text={text} /> : null}
    >
      {field.type === 'markdown' ? (
        <RichTextField control={control} label={labelOf(field, group)} onText={setText} />
      ) : field.type === 'paragraph' || field.type === 'lines' ? (
        <textarea {...control} rows={field.type === 'lines' ? 3 : 4} dir="auto" className="field" />
      ) : (
        <input
          {...control}
          {...attributes[field.type]}
          type="text"
          list={suggested.length > 0 ? `${fieldAnchor(name)}-suggested` : undefined}
          className={`field ${narrow.has(field.type) ? 'max-w-56' : ''}`}
        />
      )}
      {suggested.length > 0 ? (
        <datalist id={`${fieldAnchor(name)}-suggested`}>
          {suggested.map((choice) => (
            <option key={choice.value} value={choice.value} />
          ))}
        </datalist>
      ) : null}
    </FieldRow>
  )
}

const narrow = new Set(['month', 'number'])

const attributes = {
  line: { dir: 'auto' },
  month: { inputMode: 'numeric', dir: 'ltr', spellCheck: false },
  number: { inputMode: 'decimal', dir: 'ltr', spellCheck: false },
  address: { inputMode: 'url', dir: 'ltr', spellCheck: false },
} as const

/** How long a text is: in characters where there is a limit, in words where there is none. */
function Counter({ field, text }: { field: TextField; text: string }) {
  const t = useTranslations('editor')
  const locale = useLocale()
  const length = [...text.trim()].length
  const number = (value: number) => formatNumber(value, locale)
  if (field.type === 'markdown')
    return (
      <p suppressHydrationWarning className="quiet mt-1">
        {t('words', { count: wordsIn(text), number: number(wordsIn(text)) })}
      </p>
    )
  const left = (field.most ?? 0) - length
  return (
    <p className={`mt-1 text-[0.88rem] ${left < 0 ? 'font-semibold text-exit' : 'text-quiet'}`}>
      {left < 0
        ? t('tooManyCharacters', { count: -left, number: number(-left) })
        : t('charactersLeft', { count: left, number: number(left) })}
    </p>
  )
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n')
  return value === null || value === undefined ? '' : String(value)
}
