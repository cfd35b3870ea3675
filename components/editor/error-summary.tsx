'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { fieldAnchor } from '@/lib/editorial/desk-addresses'
import type { FieldProblems } from './form-context'

/** What is wrong with a form, with a way to each place; it takes the focus when it appears. */
export function ErrorSummary({
  message,
  problems,
}: {
  message?: string | undefined
  problems: FieldProblems
}) {
  const t = useTranslations('editor')
  const summary = useRef<HTMLDivElement>(null)
  const names = Object.keys(problems)
  const isShown = message !== undefined || names.length > 0
  useEffect(() => {
    if (isShown) summary.current?.focus()
  }, [isShown])
  if (!isShown) return null
  return (
    <div ref={summary} role="alert" tabIndex={-1} className="max-w-measure border-2 border-exit p-4">
      <h2 className="mb-1">{t('problem')}</h2>
      {message ? <p>{message}</p> : null}
      <ul className="space-y-1">
        {names.map((name) => (
          <li key={name}>
            <a href={`#${fieldAnchor(name)}`}>{problems[name]?.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
