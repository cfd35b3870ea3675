import { useTranslations } from 'next-intl'
import type { AgencyForDesk } from '@/lib/administration/agencies/queries'
import { type Answer, type Given, rowsOf } from '@/lib/administration/form'
import type { Actor } from '@/lib/auth/actor'
import { AgencyFormPage } from './agency-form-page'
import {
  AdministrationForm,
  type FormAction,
  type FormState,
  SelectField,
  TextField,
  TickField,
  useFormState,
} from './form'
import { AgencyField } from './period-forms'

type Props = { actor: Actor; agency: AgencyForDesk; action: FormAction; answer: Answer | undefined }

/** Another name from a year on. */
export function RenamePage({ actor, agency, action, answer }: Props) {
  const t = useTranslations('administration.agencies')
  const form = useFormState(answer, {})
  const { acronym, name, slug } = agency
  return (
    <AgencyFormPage actor={actor} agency={agency} name="name" title={t('rename')} form={form}>
      <p className="mb-6 max-w-measure">{t('renameNote', { acronym, name, slug })}</p>
      <AdministrationForm action={action} seen={agency.seen.names} submit={t('renameDo')}>
        <TextField form={form} name="name" />
        <TextField form={form} name="acronym" hint={t('acronymHint')} className="max-w-56" />
        <TextField form={form} name="from" inputMode="numeric" hint={t('fromHint')} className="max-w-32" />
        <TextField form={form} name="slug" hint={t('slugHint')} dir="ltr" className="max-w-56" />
      </AdministrationForm>
    </AgencyFormPage>
  )
}

/** All names in time, to be corrected and completed. */
export function NamesPage({ actor, agency, action, answer }: Props) {
  const t = useTranslations('administration.agencies')
  const initial = namesOf(agency)
  const form = useFormState(answer, initial)
  const rows = Math.max(agency.names.length + 1, rowsOf(answer?.given ?? {}, 'names'))
  return (
    <AgencyFormPage actor={actor} agency={agency} name="names" title={t('changeNames')} form={form}>
      <p className="mb-6 max-w-measure">{t('changeNamesNote')}</p>
      <AdministrationForm action={action} seen={agency.seen.names} submit={t('changeNamesDo')}>
        {Array.from({ length: rows }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are known by their number, as their fields are
          <NameRow key={index} form={form} index={index} isNew={index >= agency.names.length} />
        ))}
      </AdministrationForm>
    </AgencyFormPage>
  )
}

function NameRow({ form, index, isNew }: { form: FormState; index: number; isNew: boolean }) {
  const t = useTranslations('administration.agencies')
  const row = `names.${index}`
  const relations = (['own', 'predecessor'] as const).map((value) => ({
    value,
    words: t(`relation.${value}`),
  }))
  return (
    <fieldset className="border-line border-t pt-3">
      <legend className="font-semibold">
        {isNew ? t('oneMore') : t('nameNumber', { number: index + 1 })}
      </legend>
      <div className="grid gap-3 md:grid-cols-2">
        <TextField form={form} name={`${row}.name`} />
        <TextField form={form} name={`${row}.acronym`} />
        <SelectField form={form} name={`${row}.relation`} options={relations} />
        <TextField form={form} name={`${row}.slug`} dir="ltr" hint={t('formerSlugHint')} />
        <TextField form={form} name={`${row}.fromYear`} inputMode="numeric" />
        <TextField form={form} name={`${row}.untilYear`} inputMode="numeric" hint={t('untilHint')} />
      </div>
      {isNew ? null : <TickField form={form} name={`${row}.remove`} />}
    </fieldset>
  )
}

/** Another agency of the directory that goes into this one. */
export function MergerPage({
  agencies,
  ...props
}: Props & { agencies: { slug: string; acronym: string; name: string }[] }) {
  const { actor, agency, action, answer } = props
  const t = useTranslations('administration.agencies')
  const form = useFormState(answer, {})
  const { acronym } = agency
  return (
    <AgencyFormPage
      actor={actor}
      agency={agency}
      name="merger"
      title={t('mergeInto', { acronym })}
      form={form}
    >
      <p className="mb-2 max-w-measure">{t('mergerNote', { acronym })}</p>
      <p className="mb-6 max-w-measure font-semibold">{t('mergerFinal')}</p>
      <AdministrationForm action={action} submit={t('mergeDo', { acronym })}>
        <AgencyField form={form} agencies={agencies.filter(({ slug }) => slug !== agency.slug)} />
        <TextField
          form={form}
          name="untilYear"
          inputMode="numeric"
          hint={t('mergerYearHint')}
          className="max-w-32"
        />
        <TickField form={form} name="sure" label={t('mergerSure', { acronym })} />
      </AdministrationForm>
    </AgencyFormPage>
  )
}

function namesOf({ names }: AgencyForDesk): Given {
  const texts = names.flatMap(({ name, acronym, relation, slug, fromYear, untilYear }, index) =>
    Object.entries({ name, acronym, relation, slug, fromYear, untilYear }).map(([field, value]) => [
      `names.${index}.${field}`,
      value === null ? '' : String(value),
    ]),
  )
  const next = `names.${names.length}.relation`
  return { ...Object.fromEntries(texts), [next]: 'predecessor' }
}
