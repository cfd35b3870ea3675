import type { ReactNode } from 'react'

/** Radio buttons or boxes that belong together. */
export function Choices({
  id,
  legend,
  hint,
  children,
}: {
  id: string
  legend: string
  hint?: string
  children: ReactNode
}) {
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={hint ? `${id}-hint` : undefined}>
      <legend className="mb-1 font-semibold">{legend}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="quiet mb-1">
          {hint}
        </p>
      ) : null}
      {children}
    </fieldset>
  )
}

export function Choice({
  type = 'radio',
  name,
  value,
  label,
  isChosen,
}: {
  type?: 'radio' | 'checkbox'
  name: string
  value: string
  label: ReactNode
  isChosen: boolean
}) {
  return (
    <label className="flex min-h-8 items-baseline gap-2.5">
      <input
        type={type}
        id={type === 'checkbox' && value === 'on' ? name : undefined}
        name={name}
        value={value}
        defaultChecked={isChosen}
      />
      <span dir="auto">{label}</span>
    </label>
  )
}
