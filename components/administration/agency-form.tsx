import { useTranslations } from 'next-intl'
import { DeskPage } from '@/components/frame/desk-page'
import type { AgencyForDesk } from '@/lib/administration/agencies/queries'
import { type Answer, type Given, rowsOf } from '@/lib/administration/form'
import type { Actor } from '@/lib/auth/actor'
import { agencyKinds } from '@/lib/directory/agencies'
import { AdminTrail, AgenciesTrail } from './agencies-desk-page'
import { AgencyFormPage } from './agency-form-page'
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

type FormProps = { actor: Actor; action: FormAction; answer: Answer | undefined }

/** A new agency. */
export function NewAgencyPage({ actor, action, answer }: FormProps) {
  const t = useTranslations('administration.agencies')
  const form = useFormState(answer, {})
  return (
    <DeskPage
      actor={actor}
      path="/desk/admin/agencies/new"
      part="admin"
      title={t('new')}
      trail={
        <>
          <AdminTrail /> › <AgenciesTrail />
        </>
      }
    >
      <FormAnswer form={form} />
      <AdministrationForm action={action} submit={t('newDo')}>
        <AgencyFields form={form} given={answer?.given ?? {}} isNew />
      </AdministrationForm>
    </DeskPage>
  )
}

/** What is known of an agency. */
export function AgencyDetailsPage({ actor, agency, action, answer }: FormProps & { agency: AgencyForDesk }) {
  const t = useTranslations('administration.agencies')
  const initial = detailsOf(agency)
  const form = useFormState(answer, initial)
  return (
    <AgencyFormPage actor={actor} agency={agency} name="details" title={t('change')} form={form}>
      <AdministrationForm action={action} seen={agency.seen.details} submit={t('changeDo')}>
        <AgencyFields form={form} given={answer?.given ?? initial} />
      </AdministrationForm>
    </AgencyFormPage>
  )
}

function AgencyFields({ form, given, isNew = false }: { form: FormState; given: Given; isNew?: boolean }) {
  const t = useTranslations('administration.agencies')
  const words = useTranslations('vocabulary')
  const kinds = agencyKinds.map((value) => ({ value, words: words(`agencyKind.${value}`) }))
  const options = isNew ? [{ value: '', words: t('chooseKind') }, ...kinds] : kinds
  return (
    <>
      <TextField form={form} name="acronym" hint={t('acronymHint')} className="max-w-56" />
      <TextField form={form} name="name" hint={isNew ? undefined : t('nameHint')} />
      {isNew ? (
        <TextField form={form} name="slug" hint={t('slugHint')} dir="ltr" className="max-w-56" />
      ) : null}
      <SelectField form={form} name="kind" options={options} className="max-w-md" />
      <TextArea form={form} name="summary" hint={t('summaryHint')} rows={3} />
      <Websites form={form} rows={rowsOf(given, 'websites')} />
      <TextField form={form} name="address" hint={t('addressHint')} />
      <TextField form={form} name="iatiIdentifier" hint={t('iatiHint')} dir="ltr" className="max-w-56" />
    </>
  )
}

/** The websites that there are, and room for one more. */
function Websites({ form, rows }: { form: FormState; rows: number }) {
  const t = useTranslations('administration.agencies')
  return (
    <fieldset>
      <legend className="font-semibold">{t('websites')}</legend>
      <p className="quiet mb-2">{t('websitesHint')}</p>
      <div className="space-y-3">
        {Array.from({ length: filledRows(form, rows) + 1 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their number, as their fields are
          <div key={index} className="grid gap-3 border-line border-t pt-2 md:grid-cols-[1fr_2fr]">
            <TextField form={form} name={`websites.${index}.label`} />
            <TextField form={form} name={`websites.${index}.url`} type="url" dir="ltr" />
          </div>
        ))}
      </div>
    </fieldset>
  )
}

/** How many rows there are up to the last that is not empty. */
function filledRows(form: FormState, rows: number): number {
  const isFilled = (index: number) =>
    Boolean(form.value(`websites.${index}.label`) || form.value(`websites.${index}.url`))
  return Array.from({ length: rows }, (_, index) => index)
    .filter(isFilled)
    .reduce((_, index) => index + 1, 0)
}

function detailsOf({
  acronym,
  name,
  kind,
  summary,
  address,
  iatiIdentifier,
  websites,
}: AgencyForDesk): Given {
  const rows = websites.flatMap(({ label, url }, index) => [
    [`websites.${index}.label`, label],
    [`websites.${index}.url`, url],
  ])
  const texts = { acronym, name, kind, summary, address: address ?? '', iatiIdentifier: iatiIdentifier ?? '' }
  return { ...texts, ...Object.fromEntries(rows) }
}
