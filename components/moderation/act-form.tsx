import { randomUUID } from 'node:crypto'
import { useLocale } from 'next-intl'
import type { ReactNode } from 'react'
import type { Action } from '@/lib/editorial/workflow'

export type FormAction = (form: FormData) => Promise<void>

/** What every form says that changes a document: which one, as it was seen, and a key that makes a repetition harmless. */
export type Target = { id: string; lockVersion: number }

const looks = {
  plain: 'button-plain',
  decisive: 'button',
  link: 'text-link underline underline-offset-3',
}

/** A form that does something with a document; without children, a button. */
export function ActForm({
  target,
  act,
  action,
  label,
  look = 'plain',
  fields,
}: {
  target: Target
  act: Action
  action: FormAction
  label: string
  look?: keyof typeof looks
  /** What is asked before. */
  fields?: ReactNode
}) {
  return (
    <form action={action} noValidate className={fields ? 'max-w-measure space-y-6' : undefined}>
      <TargetFields target={target} />
      <input type="hidden" name="act" value={act} />
      {fields}
      <button type="submit" className={looks[look]}>
        {label}
      </button>
    </form>
  )
}

/** The hidden part of a form about a document. */
export function TargetFields({ target: { id, lockVersion } }: { target: Target }) {
  return (
    <>
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="lockVersion" value={lockVersion} />
      <input type="hidden" name="key" value={randomUUID()} />
    </>
  )
}
