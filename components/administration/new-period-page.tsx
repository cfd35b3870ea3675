import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Answer } from '@/lib/administration/form'
import type { Actor } from '@/lib/auth/actor'
import { AdministrationForm, type FormAction, TextArea, TextField, useFormState } from './form'
import { FormAnswer, SureTick } from './form-answer'

/** A new period: its first and its last month. */
export function NewPeriodPage({
  actor,
  action,
  answer,
}: {
  actor: Actor
  action: FormAction
  answer: Answer | undefined
}) {
  const t = useTranslations('administration.periods')
  const form = useFormState(answer, {})
  return (
    <DeskPage
      actor={actor}
      path="/desk/periods/new"
      part="periods"
      title={t('new')}
      trail={<Link href="/desk/periods">{t('title')}</Link>}
      note={t('newNote')}
    >
      <FormAnswer form={form} />
      <AdministrationForm action={action} submit={t('newDo')}>
        <TextField form={form} name="start" type="month" hint={t('monthHint')} className="max-w-56" />
        <TextField form={form} name="end" type="month" hint={t('endHint')} className="max-w-56" />
        <TextArea form={form} name="note" hint={t('noteHint')} rows={2} />
        <SureTick form={form} label={t('sure')} />
      </AdministrationForm>
    </DeskPage>
  )
}
