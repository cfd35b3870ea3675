'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { fieldAnchor } from '@/lib/editorial/desk-addresses'
import { useFormSetting } from './form-context'

/** What describes the control of a field, for its `aria-describedby`. */
export function describedBy(
  name: string,
  { hasHelp, hasProblem }: { hasHelp: boolean; hasProblem: boolean },
) {
  const id = fieldAnchor(name)
  const ids = [hasProblem && `${id}-problem`, hasHelp && `${id}-help`].filter(Boolean)
  return ids.length > 0 ? ids.join(' ') : undefined
}

/** A field with its label, what is wrong with it, and guidance beside it. */
export function FieldRow({
  name,
  help,
  label,
  isGroup = false,
  counter,
  children,
}: {
  name: string
  /** The name of the guidance. */
  help: string
  label: string
  /** Whether several controls belong together; else the label is that of the one with the name as its identifier. */
  isGroup?: boolean
  counter?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('editor')
  const { guidance, problems } = useFormSetting()
  const id = fieldAnchor(name)
  const problem = problems[name]
  const Frame = isGroup ? 'fieldset' : 'div'
  const Label = isGroup ? 'legend' : 'label'
  return (
    <div className="grid gap-x-8 gap-y-1 lg:grid-cols-[minmax(0,1fr)_17rem]">
      <Frame
        id={isGroup ? id : undefined}
        className={`min-w-0 ${problem ? 'border-exit border-s-3 ps-4' : ''}`}
      >
        <Label {...(isGroup ? {} : { htmlFor: id })} className="mb-1 block font-semibold">
          {label}
        </Label>
        {problem ? (
          <p id={`${id}-problem`} className="mb-1 font-semibold text-exit">
            <span className="sr-only">{t('problemPrefix')} </span>
            {problem.message}
          </p>
        ) : null}
        {children}
        {counter}
      </Frame>
      {guidance[help] ? (
        <div id={`${id}-help`} className="guidance max-lg:-order-1">
          {guidance[help]}
        </div>
      ) : null}
    </div>
  )
}
