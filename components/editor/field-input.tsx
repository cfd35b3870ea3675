'use client'

import type { Field, GroupField } from '@/lib/editorial/fields'
import { ChoiceInput, ChoicesInput, FlagInput } from './choice-fields'
import { GroupInput } from './group-field'
import { TextInput } from './text-fields'

/** The control for a field; `name` is what it is called in the form. */
export function FieldInput({
  field,
  name,
  value,
  group,
}: {
  field: Field
  name: string
  value: unknown
  group?: GroupField
}) {
  switch (field.type) {
    case 'group':
      return <GroupInput field={field} value={value} />
    case 'flag':
      return <FlagInput field={field} name={name} value={value} group={group} />
    case 'choice':
    case 'period':
      return <ChoiceInput field={field} name={name} value={value} group={group} />
    case 'choices':
      return <ChoicesInput field={field} name={name} value={value} group={group} />
    default:
      return <TextInput field={field} name={name} value={value} group={group} />
  }
}
