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

/** A field with its label, what is wrong with it, and guidance: beside it where there is room, else beneath the label. */
export function FieldRow({
  name,
  help,
  label,
  isGroup = false,
  isWide = false,
  counter,
  children,
}: {
  name: string
  /** The name of the guidance. */
  help: string
  label: string
  /** Whether several controls belong together; else the label is that of the one with the name as its identifier. */
  isGroup?: boolean
  /** Whether it takes the whole width, with the guidance beneath its label. */
  isWide?: boolean
  counter?: ReactNode
  children: ReactNode
}) {
  const t = useTranslations('editor')
  const { guidance, problems } = useFormSetting()
  const id = fieldAnchor(name)
  const problem = problems[name]
  const group = isGroup ? { role: 'group', id, 'aria-labelledby': `${id}-label`, tabIndex: -1 } : {}
  return (
    <div {...group} className={isWide ? '' : 'field-row'}>
      {isGroup ? (
        <p id={`${id}-label`} className="mb-1 font-semibold">
          {label}
        </p>
      ) : (
        <label htmlFor={id} className="mb-1 block font-semibold">
          {label}
        </label>
      )}
      {guidance[help] ? (
        <div id={`${id}-help`} className="guidance">
          {guidance[help]}
        </div>
      ) : null}
      <div className={`min-w-0 ${problem ? 'border-exit border-s-3 ps-4' : ''}`}>
        {problem ? (
          <p id={`${id}-problem`} className="mb-1 font-semibold text-exit">
            <span className="sr-only">{t('problemPrefix')} </span>
            {problem.message}
          </p>
        ) : null}
        {children}
        {counter}
      </div>
    </div>
  )
}
