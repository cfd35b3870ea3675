'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { Draft } from '@/lib/editorial/draft'
import { type EditedKind, partsOf } from '@/lib/editorial/fields'
import { valueIn } from '@/lib/editorial/form'
import { FieldInput } from './field-input'
import { type FormSetting, FormSettingProvider } from './form-context'

/** All that can be written of a text, part by part: what stands in the form of whoever writes it, or mends it. */
export function FormParts({
  kind,
  draft,
  setting,
}: {
  kind: EditedKind
  draft: Draft
  setting: Omit<FormSetting, 'chosen'>
}) {
  const t = useTranslations('editor')
  const [chosen, setChosen] = useState<FormSetting['chosen']>(() => ({
    countries: listIn(draft, 'countries'),
    regions: listIn(draft, 'regions'),
  }))
  const noteChosen = (event: FormEvent) => {
    const { name, form } = event.target as HTMLInputElement
    if (!form || (name !== 'countries' && name !== 'regions')) return
    const values = new FormData(form).getAll(name).map(String).filter(Boolean)
    setChosen((before) => ({ ...before, [name]: values }))
  }
  return (
    <FormSettingProvider value={{ ...setting, chosen }}>
      <div onChange={noteChosen} className="space-y-12">
        {partsOf(kind).map((part) => (
          <section key={part.name} aria-labelledby={`part-${part.name}`}>
            <h2 id={`part-${part.name}`} className="mb-4 border-line border-b pb-1">
              {t(`part.${part.name}` as 'part.text')}
            </h2>
            <div className="space-y-7">
              {part.fields.map((field) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  name={field.name}
                  value={valueIn(draft, field.name)}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
    </FormSettingProvider>
  )
}

function listIn(draft: Draft, name: string): string[] {
  return name in draft ? (valueIn(draft, name) as string[]) : []
}
