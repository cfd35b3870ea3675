import { useTranslations } from 'next-intl'
import { timeZones } from '@/lib/time-zones'
import { type FormState, SelectField, TextField } from './form'

/** A day and an hour, as `{name}Date` and `{name}Time`. */
export function DateAndTime({
  form,
  name,
  hint,
}: {
  form: FormState
  name: 'opens' | 'deadline' | 'until'
  hint?: string
}) {
  const t = useTranslations('administration')
  return (
    <fieldset>
      <legend className="font-semibold">{t(`field.${name}At`)}</legend>
      {hint ? <p className="quiet mb-1">{hint}</p> : null}
      <div className="flex flex-wrap gap-4">
        <TextField form={form} name={`${name}Date`} type="date" className="w-44" />
        <TextField form={form} name={`${name}Time`} type="time" className="w-32" />
      </div>
    </fieldset>
  )
}

/** The zone in which the times of a form are stated. */
export function TimeZoneField({ form }: { form: FormState }) {
  const t = useTranslations()
  const options = timeZones.map((value) => ({ value, words: t(`timeZones.${value}`) }))
  return <SelectField form={form} name="timeZone" options={options} className="max-w-md" />
}
