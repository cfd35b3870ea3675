import { useLocale, useTranslations } from 'next-intl'
import { CountryFilter } from '@/components/filters/facet-filters'
import { ChoiceFilter, FilterForm } from '@/components/filters/fields'
import { addressIn } from '@/lib/addresses'
import type { NarrowedResults } from './results-page'

/** "Narrow down": all filters of the results. */
export function ResultFilterForm({
  data: { filters, facets },
  path = '/results',
  kept = [],
}: {
  data: Pick<NarrowedResults, 'filters' | 'facets'>
  /** The address of the view. */
  path?: string
  /** What else its address holds. */
  kept?: { name: string; value: string }[]
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <FilterForm action={addressIn(locale, path)}>
      <ChoiceFilter
        name="pillar"
        legend={t('filters.parameter.pillar')}
        chosen={filters.pillar}
        options={facets.pillars.map(({ value, count }) => ({
          value: value.replaceAll('_', '-'),
          label: t(`vocabulary.pillar.${value}`),
          count,
        }))}
      />
      <CountryFilter values={facets.countries} chosen={filters.country} />
      <ChoiceFilter
        name="programme"
        folded
        legend={t('filters.parameter.programme')}
        chosen={filters.programme}
        options={facets.programmes.map(({ value, count }) => ({
          value: value.slug,
          label: value.name,
          count,
        }))}
      />
      <ChoiceFilter
        name="year"
        folded
        legend={t('filters.parameter.year')}
        chosen={filters.year}
        options={facets.years.map(({ value, count }) => ({ value, label: value, count }))}
      />
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </FilterForm>
  )
}
