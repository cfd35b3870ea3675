import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Link } from '@/components/ui/link'
import { isChosen, type Option, optionsHtml } from './options'

/**
 * The narrow column of filters: a plain form that needs no script. Folded on narrow screens until it
 * is opened; open where there is room (`.filters` in globals.css).
 */
export function FilterForm({
  action,
  children,
}: {
  /** The address without its query, in the page's language. */
  action: string
  children: ReactNode
}) {
  const t = useTranslations('filters')
  return (
    <details className="filters not-printed">
      <summary className="font-semibold font-serif text-[1.12rem] text-ink">{t('title')}</summary>
      <form action={action} method="get" aria-label={t('title')} className="mt-3 space-y-5 text-[0.94rem]">
        {children}
        <button type="submit" className="button">
          {t('apply')}
        </button>
        <script src="/find-in-list.js" data-label={t('find')} async />
      </form>
    </details>
  )
}

/** Values of which several may be chosen, or with `radio` one; those chosen stay, whatever their count. */
export function ChoiceFilter({
  name,
  legend,
  options,
  chosen,
  type = 'checkbox',
  folded = false,
}: {
  name: string
  legend: string
  options: Option[]
  chosen: readonly string[]
  type?: 'checkbox' | 'radio'
  /** A long list, opened on demand. */
  folded?: boolean
}) {
  if (options.length === 0) return null
  const ordered = [
    ...options.filter((option) => isChosen(chosen, option.value)),
    ...options.filter((option) => !isChosen(chosen, option.value)),
  ]
  const list = (
    <ul
      className="choices"
      data-find-in={options.length > longList ? '' : undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: names and values are escaped
      dangerouslySetInnerHTML={{
        __html: optionsHtml({ name, type, options: folded ? ordered : options, chosen }),
      }}
    />
  )
  if (!folded)
    return (
      <fieldset>
        <legend className="mb-1 font-semibold">{legend}</legend>
        {list}
      </fieldset>
    )
  return (
    <details open={chosen.length > 0}>
      <summary className="font-semibold">{legend}</summary>
      <fieldset className="max-h-72 overflow-y-auto pe-1">
        <legend className="sr-only">{legend}</legend>
        {list}
      </fieldset>
    </details>
  )
}

/** From here on a list is worth a box to find something in it (`public/find-in-list.js`). */
const longList = 12

/** A word or a month. */
export function TextFilter({
  name,
  label,
  hint,
  chosen,
  pattern,
}: {
  name: string
  label: string
  hint?: string
  chosen: readonly string[]
  pattern?: string
}) {
  const id = `filter-${name}`
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-semibold">
        {label}
      </label>
      <input
        id={id}
        name={name}
        type={name === 'q' ? 'search' : 'text'}
        defaultValue={chosen[0] ?? ''}
        className="field"
        aria-describedby={hint ? `${id}-hint` : undefined}
        {...(pattern && { pattern, placeholder: 'YYYY-MM', inputMode: 'numeric' as const })}
      />
      {hint ? (
        <p id={`${id}-hint`} className="quiet mt-1">
          {hint}
        </p>
      ) : null}
    </div>
  )
}

/** The next page of a list, and back to its beginning. */
export function Paging({ next, first, count }: { next: string | null; first: string | null; count: number }) {
  const t = useTranslations('activities')
  if (!next && !first) return null
  return (
    <p className="not-printed mt-10 flex gap-6">
      {next ? (
        <Link href={next} rel="next nofollow">
          {t('next', { count })}
        </Link>
      ) : null}
      {first ? <Link href={first}>{t('first')}</Link> : null}
    </p>
  )
}
