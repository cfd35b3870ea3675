import { useLocale, useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import { addressIn } from '@/lib/addresses'
import type { Answer } from '@/lib/administration/form'
import type { PeriodForDesk } from '@/lib/administration/periods/queries'
import { type Actor, isAdministrator } from '@/lib/auth/actor'
import { formatSpan } from '@/lib/format'
import { CoverageTable } from './coverage-table'
import { Done } from './done'
import { type FormAction, useFormState } from './form'
import { FormAnswer } from './form-answer'
import { PeriodExceptions } from './period-exceptions'
import { PeriodState } from './period-state'

/** One period: where it stands, who may report though it is closed, and what was reported. */
export function PeriodDeskPage({
  actor,
  period,
  revoke,
  remove,
  answer,
  done,
}: {
  actor: Actor
  period: PeriodForDesk
  revoke: (form: FormData) => Promise<void>
  remove: FormAction
  answer: Answer | undefined
  done: string | undefined
}) {
  const t = useTranslations('administration.periods')
  const locale = useLocale()
  const span = formatSpan(period, locale, 'long')
  const path = `/desk/periods/${period.slug}`
  const mayChange = isAdministrator(actor)
  const form = useFormState(answer, {})
  return (
    <DeskPage
      actor={actor}
      path={path}
      part="periods"
      title={span}
      trail={<Link href="/desk/periods">{t('title')}</Link>}
      note={<PeriodState period={period} />}
      actions={mayChange ? <PeriodActions path={path} state={period.state} /> : null}
    >
      <Done done={done} />
      <FormAnswer form={form} />
      {period.note ? <p className="mb-6 max-w-measure">{period.note}</p> : null}
      {period.round ? (
        <PeriodExceptions path={path} period={period} mayChange={mayChange} revoke={revoke} />
      ) : null}
      <section className="mt-10">
        <h2>{t('coverage')}</h2>
        <p className="mt-1 max-w-measure">{t('agencies', period.agencies)}</p>
        <p className="quiet mb-3 max-w-measure">{t('coverageNote')}</p>
        <CoverageTable coverage={period.coverage} caption={t('coverageOf', { span })} />
        <p className="mt-4">
          <a href={addressIn(locale, `${path}/coverage.csv`)}>{t('csv')}</a>
        </p>
      </section>
      {mayChange && period.isUnused ? (
        <section className="mt-12 border-line border-t pt-4">
          <h2>{t('remove')}</h2>
          <p className="mb-3 max-w-measure">{t('removeNote')}</p>
          <form action={remove}>
            <input type="hidden" name="locale" value={locale} />
            <button type="submit" className="text-link underline underline-offset-3">
              {t('removeDo')}
            </button>
          </form>
        </section>
      ) : null}
    </DeskPage>
  )
}

/** What can be done with a period as it stands, the safe first. */
function PeriodActions({ path, state }: { path: string; state: PeriodForDesk['state'] }) {
  const t = useTranslations('administration.periods')
  if (state === 'notOpened')
    return (
      <Link href={`${path}/opening`} className="button">
        {t('open')}
      </Link>
    )
  if (state === 'closed')
    return (
      <Link href={`${path}/reopening`} className="button">
        {t('reopen')}
      </Link>
    )
  return (
    <>
      {state === 'opens' ? (
        <Link href={`${path}/opening`}>{t('changeOpening')}</Link>
      ) : (
        <Link href={`${path}/deadline`}>{t('changeDeadline')}</Link>
      )}
      <Link href={`${path}/closing`} className="button">
        {t('close')}
      </Link>
    </>
  )
}
