'use client'

import { useTranslations } from 'next-intl'
import type { Choices } from '@/lib/editorial/choices'
import type { Field, GroupField, ItemField } from '@/lib/editorial/fields'
import { useChoiceLabel, useFieldLabel } from './field-words'

/** The value of a field in words, as it was written. */
export function ValueWords({ field, value, choices }: { field: Field; value: unknown; choices: Choices }) {
  const t = useTranslations('editor.conflict')
  if (isNothing(value)) return <p className="quiet">{t('empty')}</p>
  if (field.type !== 'group') return <ItemWords field={field} value={value} choices={choices} />
  const items = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[]
  return items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves here
    <GroupWords key={index} field={field} item={item} choices={choices} />
  ))
}

function GroupWords({
  field,
  item,
  choices,
}: {
  field: GroupField
  item: Record<string, unknown>
  choices: Choices
}) {
  const labelOf = useFieldLabel()
  const told = field.fields.filter(({ name }) => !isNothing(item[name]))
  return (
    <dl className="mb-2">
      {told.map((each) => (
        <div key={each.name} className="flex flex-wrap gap-x-2">
          <dt className="text-quiet">{labelOf(each, field)}:</dt>
          <dd>
            <ItemWords field={each} value={item[each.name]} choices={choices} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function ItemWords({ field, value, choices }: { field: ItemField; value: unknown; choices: Choices }) {
  const t = useTranslations('editor.conflict')
  const wordsOf = useChoiceLabel()
  const named = (code: string) => {
    if (field.type !== 'choice' && field.type !== 'choices' && field.type !== 'period') return code
    const choice = choices[field.options].find((known) => known.value === code)
    return wordsOf(field.options, choice ?? { value: code, label: code })
  }
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
  if (field.type === 'period') {
    const { start, end } = value as { start: string; end: string }
    return named(`${start}--${end}`)
  }
  if (Array.isArray(value))
    return value
      .map((item) => named(typeof item === 'string' ? item : String(Object.values(item)[0])))
      .join(' · ')
  return (
    <span dir="auto" className="whitespace-pre-wrap break-words">
      {named(String(value))}
    </span>
  )
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}
