import { useTranslations } from 'next-intl'
import type { Answer } from '@/lib/administration/form'
import type { PeriodForDesk } from '@/lib/administration/periods/queries'
import type { Actor } from '@/lib/auth/actor'
import { AdministrationForm, type FormAction, TextArea, useFormState } from './form'
import { AgencyField, PeriodFormPage } from './period-forms'
import { DateAndTime, TimeZoneField } from './time-fields'

/** Lets one agency report though the period is closed. */
export function ExceptionPage({
  actor,
  period,
  agencies,
  action,
  answer,
}: {
  actor: Actor
  period: PeriodForDesk
  agencies: { slug: string; acronym: string; name: string }[]
  action: FormAction
  answer: Answer | undefined
}) {
  const t = useTranslations('administration.periods')
  const timeZone = period.round?.timeZone ?? 'UTC'
  const form = useFormState(answer, { untilTime: '23:59', timeZone })
  return (
    <PeriodFormPage actor={actor} period={period} name="exception" title={t('grant')} form={form}>
      <AdministrationForm action={action} submit={t('grantDo')}>
        <AgencyField form={form} agencies={agencies} />
        <DateAndTime form={form} name="until" />
        <TimeZoneField form={form} />
        <TextArea form={form} name="reason" hint={t('reasonHint')} rows={3} />
        <p className="quiet">{t('tellsAgency')}</p>
      </AdministrationForm>
    </PeriodFormPage>
  )
}
