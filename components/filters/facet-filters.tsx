import { useLocale, useTranslations } from 'next-intl'
import type { CountryReference, MeasureReference, PeriodReference } from '@/lib/directory/references'
import { formatSpan } from '@/lib/format'
import { ChoiceFilter } from './fields'

/** Filters that several lists share, each over the values that lead somewhere, with their counts. */
type FacetFilter<T> = { values: { value: T; count: number }[]; chosen: readonly string[] }

export function MeasureFilter({ values, chosen }: FacetFilter<MeasureReference>) {
  const t = useTranslations('filters.parameter')
  return (
    <ChoiceFilter
      name="measure"
      legend={t('measure')}
      chosen={chosen}
      options={values.map(({ value, count }) => ({ value: value.slug, label: value.shortLabel, count }))}
    />
  )
}

export function CountryFilter({ values, chosen }: FacetFilter<CountryReference>) {
  const t = useTranslations('filters.parameter')
  return (
    <ChoiceFilter
      name="country"
      folded
      legend={t('country')}
      chosen={chosen}
      options={values.map(({ value, count }) => ({
        value: value.iso3.toLowerCase(),
        label: value.name,
        count,
      }))}
    />
  )
}

export function PeriodFilter({ values, chosen }: FacetFilter<PeriodReference>) {
  const t = useTranslations('filters.parameter')
  const locale = useLocale()
  return (
    <ChoiceFilter
      name="period"
      folded
      legend={t('period')}
      chosen={chosen}
      options={values.map(({ value, count }) => ({
        value: value.slug,
        label: formatSpan(value, locale),
        count,
      }))}
    />
  )
}
