'use client'

import { useTranslations } from 'next-intl'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { fieldAnchor } from '@/lib/editorial/desk-addresses'
import { type GroupField, guidanceName } from '@/lib/editorial/fields'
import { blankItem, freeKey } from '@/lib/editorial/form'
import { FieldInput } from './field-input'
import { FieldRow } from './field-row'
import { useFieldLabel } from './field-words'
import { useFormSetting } from './form-context'

type Item = { id: number; values: Record<string, unknown> }

/** A list of things with several fields each. Adding and removing are buttons of the form where there is no script. */
export function GroupInput({ field, value }: { field: GroupField; value: unknown }) {
  const t = useTranslations('editor')
  const labelOf = useFieldLabel()
  const { adding } = useFormSetting()
  const [items, setItems] = useState<Item[]>(() => {
    const stored = (value as Record<string, unknown>[]).map((values, id) => ({ id, values }))
    return adding === field.name ? withBlank(stored, field) : stored
  })
  const added = useRef<number | null>(null)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (added.current === null) return
    added.current = null
    list.current?.lastElementChild?.querySelector<HTMLElement>('select, input:not([type=hidden])')?.focus()
  })
  const add = (event: MouseEvent) => {
    event.preventDefault()
    const more = withBlank(items, field)
    added.current = more.at(-1)?.id ?? null
    setItems(more)
  }
  return (
    <FieldRow name={field.name} help={guidanceName(field)} label={labelOf(field)} isGroup isWide>
      <input type="hidden" name={field.name} value="" />
      <ol ref={list} className="space-y-8">
        {items.map((item, index) => (
          <li key={item.id} className="border-line border-s-3 ps-4">
            <GroupItem
              field={field}
              item={item}
              index={index}
              onRemove={(event) => {
                event.preventDefault()
                const form = event.currentTarget.form
                setItems(items.filter(({ id }) => id !== item.id))
                // The form has one field less, which no field of it tells.
                setTimeout(() => form?.dispatchEvent(new Event('input', { bubbles: true })))
              }}
            />
          </li>
        ))}
      </ol>
      <button
        type="submit"
        name="intent"
        value={`add:${field.name}`}
        onClick={add}
        className="button-plain mt-3"
      >
        {t(`add.${field.name}` as 'add.links')}
      </button>
    </FieldRow>
  )
}

function GroupItem({
  field,
  item,
  index,
  onRemove,
}: {
  field: GroupField
  item: Item
  index: number
  onRemove: (event: MouseEvent<HTMLButtonElement>) => void
}) {
  const t = useTranslations('editor')
  const prefix = `${field.name}.${index}`
  const heading = t(`one.${field.name}` as 'one.links', { number: index + 1 })
  return (
    <fieldset id={fieldAnchor(prefix)} className="space-y-5">
      <legend className="mb-2 font-semibold text-quiet">{heading}</legend>
      {field.key === 'key' ? (
        <input type="hidden" name={`${prefix}.key`} value={String(item.values.key ?? '')} />
      ) : null}
      {field.fields.map((each) => (
        <FieldInput
          key={each.name}
          field={each}
          group={field}
          name={`${prefix}.${each.name}`}
          value={item.values[each.name]}
        />
      ))}
      <button
        type="submit"
        name="intent"
        value={`remove:${prefix}`}
        onClick={onRemove}
        className="button-plain"
      >
        {t('remove')}
        <span className="sr-only"> {heading}</span>
      </button>
    </fieldset>
  )
}

function withBlank(items: Item[], field: GroupField): Item[] {
  const values = blankItem(field)
  if (field.key === 'key') values.key = freeKey(items.map((item) => String(item.values.key)))
  return [...items, { id: Math.max(-1, ...items.map(({ id }) => id)) + 1, values }]
}
