import { useLocale, useTranslations } from 'next-intl'
import { CountryFilter, MeasureFilter, PeriodFilter } from '@/components/filters/facet-filters'
import { ChoiceFilter, FilterForm, TextFilter } from '@/components/filters/fields'
import { addressIn } from '@/lib/addresses'
import { type Locale, localeNames } from '@/lib/locales'
import type { ActivitiesData } from './activities-page'

const monthPattern = '(19|20)[0-9]{2}-(0[1-9]|1[0-2])'

/** "Narrow down": all filters of the activities, in the list or in another view of them. */
export function ActivityFilterForm({
  data: { filters, facets },
  path = '/activities',
  kept = [],
}: {
  data: Pick<ActivitiesData, 'filters' | 'facets'>
  /** The address of the view. */
  path?: string
  /** What else its address holds. */
  kept?: { name: string; value: string }[]
}) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <FilterForm action={addressIn(locale, path)}>
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
      <ChoiceFilter
        name="role"
        legend={t('filters.parameter.role')}
        chosen={filters.role}
        options={facets.roles.map(({ value, count }) => ({
          value,
          label: t(`vocabulary.role.${value}`),
          count,
        }))}
      />
      <ChoiceFilter
        name="mechanism"
        folded
        legend={t('filters.parameter.mechanism')}
        chosen={filters.mechanism}
        options={facets.mechanisms.map(({ value, count }) => ({
          value: value.slug,
          label: value.acronym ?? value.name,
          count,
        }))}
      />
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
        name="scope"
        folded
        legend={t('filters.parameter.scope')}
        chosen={filters.scope}
        options={facets.scopes.map(({ value, count }) => ({
          value,
          label: t(`vocabulary.scope.${value as 'global'}`),
          count,
        }))}
      />
      {facets.languages.length > 1 || filters.language.length > 0 ? (
        <ChoiceFilter
          name="language"
          folded
          legend={t('filters.parameter.language')}
          chosen={filters.language}
          options={facets.languages.map(({ value, count }) => ({
            value,
            label: localeNames[value as Locale],
            count,
          }))}
        />
      ) : null}
      {filters.sort.map((value) => (
        <input key={value} type="hidden" name="sort" value={value} />
      ))}
      {kept.map(({ name, value }) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </FilterForm>
  )
}
