import { type Messages, useLocale, useTranslations } from 'next-intl'
import type { HTMLInputTypeAttribute, ReactNode } from 'react'
import type { Answer, Given } from '@/lib/administration/form'
import { directionOf, type Locale } from '@/lib/locales'

export type FormAction = (form: FormData) => Promise<void>

/** A form as it is shown: what stands in its fields, and what is wrong with them. */
export type FormState = {
  value: (name: string) => string
  /** What to do about a field, in words. */
  problem: (name: string) => string | undefined
  problems: { field: string; words: string }[]
  answer: Answer | undefined
}

/** What was written before stays; where nothing was, the form is filled in with what there is. */
export function useFormState(answer: Answer | undefined, initial: Given): FormState {
  const t = useTranslations('administration')
  const given = answer?.given ?? initial
  const refusal = answer?.refusal
  const found = refusal?.reason === 'invalid' ? refusal.problems : []
  const problems = found.map(({ field, problem, values }) => {
    const label = t(`field.${labelKey(field)}`)
    return { field, words: t(`problem.${problem}`, { label, ...values }) }
  })
  return {
    value: (name) => given[name] ?? '',
    problem: (name) => problems.find(({ field }) => field === name)?.words,
    problems,
    answer,
  }
}

/** Names of the fields that have a label: `websites.0.url` is labelled as every `websites_url`. */
export type Labelled = keyof Messages['administration']['field']

export function labelKey(field: string): Labelled {
  return field.replace(/\.\d+\./, '_') as Labelled
}

/** The frame of every form of the administration; `seen` is what it was made from. */
export function AdministrationForm({
  action,
  seen,
  submit,
  other,
  children,
}: {
  action: FormAction
  seen?: string
  submit: string
  /** Another button, before the one that carries the form out. */
  other?: ReactNode
  children?: ReactNode
}) {
  return (
    <form action={action} noValidate className="max-w-measure space-y-6">
      <input type="hidden" name="locale" value={useLocale()} />
      {seen === undefined ? null : <input type="hidden" name="seen" value={seen} />}
      {children}
      <div className="flex flex-wrap items-center gap-4">
        {other}
        <button type="submit" className="button">
          {submit}
        </button>
      </div>
    </form>
  )
}

type FieldProps = {
  form: FormState
  name: string
  /** Where the label of this name does not fit. */
  label?: string
  hint?: ReactNode
  className?: string
}

function useField({ form, name, label, hint }: FieldProps) {
  const t = useTranslations('administration')
  const problem = form.problem(name)
  const described = [hint ? `${name}-hint` : '', problem ? `${name}-problem` : ''].filter(Boolean)
  return {
    label: label ?? t(`field.${labelKey(name)}`),
    problem,
    attributes: {
      id: name,
      name,
      'aria-describedby': described.length > 0 ? described.join(' ') : undefined,
      'aria-invalid': problem ? true : undefined,
    } as const,
  }
}

export function TextField({
  type = 'text',
  dir,
  inputMode,
  ...field
}: FieldProps & { type?: HTMLInputTypeAttribute; dir?: 'ltr'; inputMode?: 'numeric' }) {
  const { label, problem, attributes } = useField(field)
  return (
    <FieldFrame {...field} label={label} problem={problem}>
      <input
        {...attributes}
        type={type}
        dir={dir}
        inputMode={inputMode}
        autoComplete="off"
        defaultValue={field.form.value(field.name)}
        className={`field ${field.className ?? ''}`}
      />
    </FieldFrame>
  )
}

export function TextArea({
  rows = 4,
  language,
  ...field
}: FieldProps & {
  rows?: number
  /** In which the text is to be. */
  language?: Locale
}) {
  const { label, problem, attributes } = useField(field)
  return (
    <FieldFrame {...field} label={label} problem={problem}>
      <textarea
        {...attributes}
        rows={rows}
        lang={language}
        dir={language && directionOf(language)}
        defaultValue={field.form.value(field.name)}
        className={`field ${field.className ?? ''}`}
      />
    </FieldFrame>
  )
}

export function SelectField({
  options,
  ...field
}: FieldProps & { options: { value: string; words: string }[] }) {
  const { label, problem, attributes } = useField(field)
  return (
    <FieldFrame {...field} label={label} problem={problem}>
      <select
        {...attributes}
        defaultValue={field.form.value(field.name)}
        className={`field ${field.className ?? ''}`}
      >
        {options.map(({ value, words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A label with its field, and between them what helps and what is wrong. */
function FieldFrame({
  name,
  label,
  hint,
  problem,
  children,
}: FieldProps & { label: string; problem: string | undefined; children: ReactNode }) {
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      <label htmlFor={name} className="block font-semibold">
        {label}
      </label>
      {hint ? (
        <p id={`${name}-hint`} className="quiet mb-1">
          {hint}
        </p>
      ) : null}
      {problem ? (
        <p id={`${name}-problem`} className="mb-1 font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      {children}
    </div>
  )
}

/** A tick with its words. */
export function TickField(field: FieldProps) {
  const { label, problem, attributes } = useField(field)
  return (
    <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
      {problem ? (
        <p id={`${field.name}-problem`} className="mb-1 font-semibold text-exit">
          {problem}
        </p>
      ) : null}
      <label htmlFor={field.name} className="flex min-h-8 items-baseline gap-2.5">
        <input
          {...attributes}
          type="checkbox"
          value="on"
          defaultChecked={field.form.value(field.name) === 'on'}
        />
        {label}
      </label>
    </div>
  )
}
