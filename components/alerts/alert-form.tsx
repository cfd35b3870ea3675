import { useLocale, useTranslations } from 'next-intl'
import { alertFrequencies } from '@/lib/alerts/schema'

/** What was written into a form that could not be taken: its address is none. */
export type RefusedAlert = { email: string; frequency: string }

export type FormAction = (form: FormData) => Promise<void>

/** The form, or the form again with what is wrong in it. */
export function AlertForm({
  action,
  query,
  refused,
}: {
  action: FormAction
  query: string
  refused?: RefusedAlert | undefined
}) {
  const t = useTranslations('alerts')
  const problem = refused ? t('problemEmail') : null
  return (
    <form action={action} className="max-w-measure space-y-6">
      {problem ? (
        <div role="alert" className="border-2 border-exit p-4">
          <h2 className="mb-1">{t('problem')}</h2>
          <a href="#email">{problem}</a>
        </div>
      ) : null}
      <input type="hidden" name="locale" value={useLocale()} />
      <input type="hidden" name="query" value={query} />
      <div className={problem ? 'border-exit border-s-3 ps-4' : ''}>
        <label htmlFor="email" className="block font-semibold">
          {t('email')}
        </label>
        <p id="email-hint" className="quiet mb-1">
          {t('emailHint')}
        </p>
        {problem ? (
          <p id="email-problem" className="mb-1 font-semibold text-exit">
            {problem}
          </p>
        ) : null}
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="email"
          spellCheck={false}
          required
          maxLength={254}
          dir="ltr"
          defaultValue={refused?.email}
          aria-describedby={problem ? 'email-hint email-problem' : 'email-hint'}
          aria-invalid={problem ? true : undefined}
          className="field max-w-md"
        />
      </div>
      <Frequencies chosen={refused?.frequency} />
      <button type="submit" className="button">
        {t('ask')}
      </button>
    </form>
  )
}

/** How often an alert tells. */
export function Frequencies({ chosen = alertFrequencies[0] }: { chosen?: string | undefined }) {
  const t = useTranslations('alerts')
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">{t('frequency')}</legend>
      {alertFrequencies.map((value) => (
        <label key={value} className="flex min-h-8 items-baseline gap-2.5">
          <input type="radio" name="frequency" value={value} defaultChecked={value === chosen} />
          {t(`frequencies.${value}`)}
        </label>
      ))}
    </fieldset>
  )
}
