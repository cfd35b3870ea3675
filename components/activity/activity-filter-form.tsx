import { useLocale, useTranslations } from 'next-intl'
import { CountryFilter, MeasureFilter, PeriodFilter } from '@/components/filters/facet-filters'
import { ChoiceFilter, FilterForm, TextFilter } from '@/components/filters/fields'
import { addressIn } from '@/lib/addresses'
import type { ActivitiesData } from './activities-page'

const monthPattern = '(19|20)[0-9]{2}-(0[1-9]|1[0-2])'

/** "Narrow down": all filters of the list of activities. */
export function ActivityFilterForm({ data: { filters, facets } }: { data: ActivitiesData }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <FilterForm action={addressIn(locale, '/activities')}>
      <TextFilter name="q" label={t('filters.parameter.q')} chosen={filters.q} />
      <MeasureFilter values={facets.measures} chosen={filters.measure} />
      <ChoiceFilter
        name="agency"
        folded
        legend={t('filters.parameter.agency')}
        chosen={filters.agency}
        options={facets.agencies.map(({ value, count }) => ({
          value: value.slug,
          label: value.acronym,
          count,
        }))}
      />
      <CountryFilter values={facets.countries} chosen={filters.country} />
      <ChoiceFilter
        name="region"
        folded
        legend={t('filters.parameter.region')}
        chosen={filters.region}
        options={facets.regions.map(({ value: { code, name, depth }, count }) => ({
          value: code,
          label: name,
          depth,
          count,
        }))}
      />
      <PeriodFilter values={facets.periods} chosen={filters.period} />
      {(['from', 'to'] as const).map((name) => (
        <TextFilter
          key={name}
          name={name}
          label={t(`filters.parameter.${name}`)}
          hint={name === 'from' ? t('filters.monthHint') : undefined}
          chosen={filters[name]}
          pattern={monthPattern}
        />
      ))}
      {(['role', 'mechanism', 'programme', 'scope', 'language', 'sort'] as const).flatMap((name) =>
        filters[name].map((value) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        )),
      )}
    </FilterForm>
  )
}
