import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DeskPage } from '@/components/frame/desk-page'
import { Link } from '@/components/ui/link'
import type { Answer } from '@/lib/administration/form'
import type { MeasureForDesk } from '@/lib/administration/measures/queries'
import type { Actor } from '@/lib/auth/actor'
import {
  AdministrationForm,
  type FormAction,
  type FormState,
  SelectField,
  TextArea,
  TextField,
  useFormState,
} from './form'
import { FormAnswer } from './form-answer'

type Props = { actor: Actor; action: FormAction; answer: Answer | undefined }

/** A new measure or thematic focus. */
export function NewMeasurePage({ actor, action, answer }: Props) {
  const t = useTranslations('administration.measures')
  const form = useFormState(answer, { kind: 'measure' })
  return (
    <MeasureFormPage actor={actor} under="new" title={t('new')} form={form}>
      <AdministrationForm action={action} submit={t('newDo')}>
        <MeasureFields form={form} />
      </AdministrationForm>
    </MeasureFormPage>
  )
}

/** The words and the kind of a measure; where no text names it, it can be taken away. */
export function MeasureDetailsPage({
  actor,
  measure,
  action,
  remove,
  answer,
}: Props & { measure: MeasureForDesk; remove: FormAction }) {
  const t = useTranslations('administration.measures')
  const locale = useLocale()
  const { label, shortLabel, kind, description } = measure
  const form = useFormState(answer, { label, shortLabel, kind, description })
  return (
    <MeasureFormPage actor={actor} under={measure.slug} title={label} form={form}>
      <AdministrationForm action={action} seen={measure.seen} submit={t('changeDo')}>
        <MeasureFields form={form} />
      </AdministrationForm>
      <section className="mt-12 max-w-measure border-line border-t pt-4">
        <h2>{t('remove')}</h2>
        <p className="mb-3">{t(measure.isUsed ? 'stays' : 'removeNote')}</p>
        {measure.isUsed ? null : (
          <form action={remove}>
            <input type="hidden" name="locale" value={locale} />
            <button type="submit" className="text-link underline underline-offset-3">
              {t('removeDo')}
            </button>
          </form>
        )}
      </section>
    </MeasureFormPage>
  )
}

function MeasureFormPage({
  actor,
  under,
  title,
  form,
  children,
}: {
  actor: Actor
  under: string
  title: string
  form: FormState
  children: ReactNode
}) {
  const t = useTranslations('administration.measures')
  return (
    <DeskPage
      actor={actor}
      path={`/desk/admin/measures/${under}`}
      part="admin"
      title={title}
      trail={<Link href="/desk/admin/measures">{t('title')}</Link>}
    >
      <FormAnswer
        form={form}
        told={({ field, now }) =>
          field === 'kind' ? t(`kind.${now as MeasureForDesk['kind']}`) : String(now)
        }
      />
      {children}
    </DeskPage>
  )
}

function MeasureFields({ form }: { form: FormState }) {
  const t = useTranslations('administration.measures')
  const kinds = (['measure', 'thematic_focus'] as const).map((value) => ({
    value,
    words: t(`kind.${value}`),
  }))
  return (
    <>
      <TextField form={form} name="label" />
      <TextField form={form} name="shortLabel" hint={t('shortHint')} className="max-w-md" />
      <SelectField form={form} name="kind" options={kinds} className="max-w-md" />
      <TextArea form={form} name="description" hint={t('descriptionHint')} rows={8} />
    </>
  )
}
