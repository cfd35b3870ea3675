import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Answer, Given } from '@/lib/administration/form'
import type { PeriodForDesk } from '@/lib/administration/periods/queries'
import type { Difference } from '@/lib/administration/seen'
import type { Actor } from '@/lib/auth/actor'
import { formatSpan } from '@/lib/format'
import { isTimeZone, localTimeOf } from '@/lib/time-zones'
import { AdministrationForm, type FormAction, SelectField, useFormState } from './form'
import { FormAnswer } from './form-answer'
import { DateAndTime, TimeZoneField } from './time-fields'
import { useMoment } from './use-moment'

type PeriodFormProps = {
  actor: Actor
  period: PeriodForDesk
  action: FormAction
  answer: Answer | undefined
}

/** When a period opens, and what agencies are told as its deadline. */
export function OpeningPage({ actor, period, action, answer }: PeriodFormProps) {
  const t = useTranslations('administration.periods')
  const form = useFormState(answer, datesOf(period, new Date()))
  return (
    <PeriodFormPage actor={actor} period={period} name="opening" title={t('open')} form={form}>
      <AdministrationForm action={action} seen={period.seen} submit={t('openDo')}>
        <DateAndTime form={form} name="opens" hint={t('opensHint')} />
        <DateAndTime form={form} name="deadline" hint={t('deadlineHint')} />
        <TimeZoneField form={form} />
        <p className="quiet">{t('tellsAll')}</p>
      </AdministrationForm>
    </PeriodFormPage>
  )
}

/** Another deadline: for a period that is open, or for one that is to be opened again. */
export function DeadlinePage({
  actor,
  period,
  action,
  answer,
  isReopening = false,
}: PeriodFormProps & { isReopening?: boolean }) {
  const t = useTranslations('administration.periods')
  const form = useFormState(answer, datesOf(period, new Date()))
  const title = t(isReopening ? 'reopen' : 'changeDeadline')
  return (
    <PeriodFormPage
      actor={actor}
      period={period}
      name={isReopening ? 'reopening' : 'deadline'}
      title={title}
      form={form}
    >
      <AdministrationForm
        action={action}
        seen={period.seen}
        submit={t(isReopening ? 'reopenDo' : 'changeDeadlineDo')}
      >
        <DateAndTime form={form} name="deadline" hint={t('deadlineHint')} />
        <TimeZoneField form={form} />
        <p className="quiet">{t('tellsAll')}</p>
      </AdministrationForm>
    </PeriodFormPage>
  )
}

/** Closing a period is asked for once more, with what it means. */
export function ClosingPage({ actor, period, action, answer }: PeriodFormProps) {
  const t = useTranslations('administration.periods')
  const form = useFormState(answer, {})
  return (
    <PeriodFormPage actor={actor} period={period} name="closing" title={t('close')} form={form}>
      <p className="mb-2 max-w-measure">{t('agencies', period.agencies)}</p>
      <p className="mb-6 max-w-measure">{t('closeNote')}</p>
      <AdministrationForm action={action} seen={period.seen} submit={t('closeDo')} />
    </PeriodFormPage>
  )
}

/** A form about a period, under its own address. */
export function PeriodFormPage({
  actor,
  period,
  name,
  title,
  form,
  children,
}: {
  actor: Actor
  period: PeriodForDesk
  name: string
  title: string
  form: ReturnType<typeof useFormState>
  children: ReactNode
}) {
  const t = useTranslations('administration.periods')
  const locale = useLocale()
  const moment = useMoment()
  const zone = String(period.shown?.timeZone ?? 'UTC')
  const told = ({ field, now }: Difference) =>
    now === null
      ? t('nothingYet')
      : field === 'timeZone' || !isTimeZone(zone)
        ? String(now)
        : moment(String(now), zone)
  const path = `/desk/periods/${period.slug}`
  return (
    <DeskPage
      actor={actor}
      path={`${path}/${name}`}
      part="periods"
      title={title}
      trail={<Link href={path}>{formatSpan(period, locale, 'long')}</Link>}
    >
      <FormAnswer form={form} told={told} />
      {children}
    </DeskPage>
  )
}

/** An agency, by its acronym. */
export function AgencyField({
  form,
  agencies,
}: {
  form: ReturnType<typeof useFormState>
  agencies: { slug: string; acronym: string; name: string }[]
}) {
  const t = useTranslations('administration')
  const options = [
    { value: '', words: t('chooseOne') },
    ...agencies.map(({ slug, acronym, name }) => ({
      value: slug,
      words: t('agencyChoice', { acronym, name }),
    })),
  ]
  return <SelectField form={form} name="agency" options={options} />
}

/** What the dates of a period are as its form shows them; nothing yet of one that was never opened. */
function datesOf({ round }: PeriodForDesk, now: Date): Given {
  const timeZone = round?.timeZone ?? 'America/New_York'
  const opens = localTimeOf(round?.opensAt ?? now, timeZone)
  const deadline = round ? localTimeOf(round.deadlineAt, timeZone) : { date: '', time: '23:59' }
  return {
    opensDate: opens.date,
    opensTime: round ? opens.time : '09:00',
    deadlineDate: deadline.date,
    deadlineTime: deadline.time,
    timeZone,
  }
}
