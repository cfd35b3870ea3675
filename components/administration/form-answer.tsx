import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Refusal } from '@/lib/administration/administer'
import type { Difference } from '@/lib/administration/seen'
import { formatSpan } from '@/lib/format'
import { type FormState, labelKey } from './form'

/**
 * Why a form was not carried out, above it: what is wrong with which field, what somebody else changed meanwhile, or
 * what is to be confirmed. It has the focus when the page is shown. `told` puts what another changed into words.
 */
export function FormAnswer({
  form,
  told = String,
}: {
  form: FormState
  told?: (difference: Difference) => ReactNode
}) {
  const t = useTranslations('administration')
  const refusal = form.answer?.refusal
  if (!refusal) return null
  if (refusal.reason === 'invalid')
    return (
      <AnswerBox title={t('answer.invalid')}>
        <ul className="space-y-1">
          {form.problems.map(({ field, words }) => (
            <li key={field}>
              <a href={`#${field}`}>{words}</a>
            </li>
          ))}
        </ul>
      </AnswerBox>
    )
  if (refusal.reason === 'stale')
    return (
      <AnswerBox title={t('answer.stale')}>
        <ul className="mb-2 space-y-1">
          {refusal.differences.map((difference) => (
            <li key={difference.field}>
              {t('answer.isNow', { label: t(`field.${labelKey(difference.field)}`) })}{' '}
              <b>{told(difference)}</b>
            </li>
          ))}
        </ul>
        <p>{t('answer.staleWhat')}</p>
      </AnswerBox>
    )
  if (refusal.reason === 'doubtful') return <Doubts doubts={refusal.doubts} />
  return (
    <AnswerBox title={t('answer.refused')}>
      <p>{t(`refusal.${refusal.reason}`)}</p>
    </AnswerBox>
  )
}

type Doubtful = Extract<Refusal, { reason: 'doubtful' }>

function Doubts({ doubts }: Pick<Doubtful, 'doubts'>) {
  const t = useTranslations('administration')
  const locale = useLocale()
  return (
    <AnswerBox title={t('answer.doubtful')}>
      <ul className="space-y-1">
        {doubts.map(({ doubt, span }) => (
          <li key={`${doubt}${span.startMonth}`}>
            {t(`doubt.${doubt}`, { span: formatSpan(span, locale, 'long') })}
          </li>
        ))}
      </ul>
      <p className="mt-2">
        <a href="#sure">{t('answer.doubtfulWhat')}</a>
      </p>
    </AnswerBox>
  )
}

function AnswerBox({ title, children }: { title: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noAutofocus: the page was sent again because of this, and works without script
    <div role="alert" tabIndex={-1} autoFocus className="mb-6 max-w-measure border-2 border-exit p-4">
      <h2 className="mb-1">{title}</h2>
      {children}
    </div>
  )
}

/** The tick that a doubted form is to be sent again with. */
export function SureTick({ form, label }: { form: FormState; label: string }) {
  if (form.answer?.refusal?.reason !== 'doubtful') return null
  return (
    <label htmlFor="sure" className="flex min-h-8 items-baseline gap-2.5">
      <input type="checkbox" id="sure" name="sure" />
      {label}
    </label>
  )
}
