import { useLocale, useTranslations } from 'next-intl'
import { CountryFilter, MeasureFilter, PeriodFilter } from '@/components/filters/facet-filters'
import { ChoiceFilter, FilterForm } from '@/components/filters/fields'
import { addressIn } from '@/lib/addresses'
import type { ActivityFacets } from '@/lib/directory/facets'
import type { Filters } from '@/lib/search/params'

/** "Narrow down": the filters of one agency's own activities. */
export function AgencyFilterForm({
  slug,
  filters,
  facets,
}: {
  slug: string
  filters: Filters<'agency'>
  facets: ActivityFacets
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <FilterForm action={addressIn(locale, `/agencies/${slug}`)}>
      <MeasureFilter values={facets.measures} chosen={filters.measure} />
      <ChoiceFilter
        name="role"
        type="radio"
        legend={t('filters.parameter.role')}
        chosen={filters.role}
        options={[
          { value: '', label: t('filters.any') },
          ...facets.roles.map(({ value, count }) => ({ value, label: t(`vocabulary.role.${value}`), count })),
        ]}
      />
      <PeriodFilter values={facets.periods} chosen={filters.period} />
      <CountryFilter values={facets.countries} chosen={filters.country} />
    </FilterForm>
  )
}
