import { useLocale, useTranslations } from 'next-intl'
import { ChosenFilters, FilterProblems } from '@/components/filters/chosen'
import { ChoiceFilter, FilterForm } from '@/components/filters/fields'
import { LessNarrow } from '@/components/filters/less-narrow'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { addressIn } from '@/lib/addresses'
import type { AgencyListItem } from '@/lib/directory/agencies'
import type { NamedValue } from '@/lib/directory/filter-values'
import type { LessNarrow as LessNarrowCount } from '@/lib/directory/less-narrow'
import type { MeasureReference, MechanismReference } from '@/lib/directory/references'
import { compareNames } from '@/lib/format'
import { type FilterProblem, type Filters, serialiseFilters, withFilter } from '@/lib/search/params'

export type AgenciesData = {
  agencies: AgencyListItem[]
  filters: Filters<'agencies'>
  problems: FilterProblem[]
  names: { [P in keyof Filters<'agencies'>]?: NamedValue[] }
  kinds: AgencyListItem['kind'][]
  measures: MeasureReference[]
  mechanisms: MechanismReference[]
  /** Of an empty list, what there would be without one of its filters. */
  lessNarrow: LessNarrowCount<Parameter>[]
}

type Parameter = 'active' | 'kind' | 'measure' | 'mechanism'

/** The directory: entities by kind or all from A to Z, former names beneath those of today. */
export function AgenciesPage({ data }: { data: AgenciesData }) {
  const t = useTranslations()
  const { agencies, filters } = data
  const byName = filters.sort.includes('name')
  const chosen = useChosen(data)
  return (
    <PublicPage path={address(filters)} current="agencies">
      <PageHead title={t('agencies.title')}>
        <p className="lede">{t('agencies.lede')}</p>
      </PageHead>
      <div className="grid gap-10 md:grid-cols-[15rem_minmax(0,1fr)]">
        <AgenciesFilterForm data={data} />
        <div>
          <FilterProblems problems={data.problems} />
          <ChosenFilters clear="/agencies" chosen={chosen} />
          <p className="mb-6 flex flex-wrap justify-between gap-x-6 border-line border-b pb-3">
            <span>{t('agencies.shown', { count: agencies.length })}</span>
            <Link href={address(withFilter(filters, 'sort', byName ? [] : ['name']))} rel="nofollow">
              {t(byName ? 'agencies.byKind' : 'agencies.byName')}
            </Link>
          </p>
          {agencies.length === 0 ? (
            <LessNarrow
              lessNarrow={data.lessNarrow}
              words={chosen}
              addressWithout={(parameter) => address(withFilter(filters, parameter, []))}
              counted={(count) => t('agencies.shown', { count })}
              nothing={t('agencies.nothing')}
            />
          ) : null}
          {byName ? (
            <AgencyRows agencies={agencies} />
          ) : (
            data.kinds.map((kind) => (
              <KindGroup
                key={kind}
                kind={kind}
                agencies={agencies.filter((agency) => agency.kind === kind)}
              />
            ))
          )}
        </div>
      </div>
    </PublicPage>
  )
}

function KindGroup({ kind, agencies }: { kind: AgencyListItem['kind']; agencies: AgencyListItem[] }) {
  const t = useTranslations('vocabulary.agencyKindPlural')
  if (agencies.length === 0) return null
  return (
    <section className="mb-10" aria-labelledby={kind}>
      <h2 id={kind} className="mb-2">
        {t(kind)}
      </h2>
      <AgencyRows agencies={agencies} />
    </section>
  )
}

function AgencyRows({ agencies }: { agencies: AgencyListItem[] }) {
  const compare = compareNames(useLocale())
  return (
    <ul>
      {agencies
        .toSorted((a, b) => compare(a.acronym, b.acronym))
        .map((agency) => (
          <AgencyRow key={agency.slug} agency={agency} />
        ))}
    </ul>
  )
}

function AgencyRow({ agency }: { agency: AgencyListItem }) {
  const t = useTranslations('agencies')
  const former = agency.formerNames.map(({ acronym, name }) =>
    acronym === name ? name : `${acronym} (${name})`,
  )
  return (
    <li className="grid gap-x-5 border-line border-t py-3 sm:grid-cols-[7.5rem_minmax(0,1fr)_auto]">
      <span className="font-semibold text-ink">{agency.acronym}</span>
      <div>
        <Link href={`/agencies/${agency.slug}`}>{agency.name}</Link>
        {former.length > 0 ? <p className="quiet">{t('formerly', { names: former.join('; ') })}</p> : null}
      </div>
      <span className="quiet">{t('activityCount', { count: agency.activityCount })}</span>
    </li>
  )
}

function AgenciesFilterForm({ data: { filters, kinds, measures, mechanisms } }: { data: AgenciesData }) {
  const t = useTranslations()
  const locale = useLocale()
  return (
    <FilterForm action={addressIn(locale, '/agencies')}>
      <ChoiceFilter
        name="active"
        legend={t('nav.activities')}
        chosen={filters.active}
        options={[{ value: 'yes', label: t('agencies.withActivities') }]}
      />
      <ChoiceFilter
        name="kind"
        legend={t('filters.parameter.kind')}
        chosen={filters.kind}
        options={kinds.map((kind) => ({
          value: kind.replaceAll('_', '-'),
          label: t(`vocabulary.agencyKind.${kind}`),
        }))}
      />
      <ChoiceFilter
        name="measure"
        folded
        legend={t('filters.parameter.measure')}
        chosen={filters.measure}
        options={measures.map(({ slug, shortLabel }) => ({ value: slug, label: shortLabel }))}
      />
      <ChoiceFilter
        name="mechanism"
        folded
        legend={t('filters.parameter.mechanism')}
        chosen={filters.mechanism}
        options={mechanisms.map(({ slug, acronym, name }) => ({ value: slug, label: acronym ?? name }))}
      />
    </FilterForm>
  )
}

function useChosen({ filters, names, kinds }: AgenciesData) {
  const t = useTranslations()
  const kindOf = (value: string) => kinds.find((kind) => kind === value.replaceAll('-', '_'))
  const labelOf = (parameter: Parameter, value: string) => {
    if (parameter === 'active') return t('agencies.withActivities')
    const kind = parameter === 'kind' ? kindOf(value) : undefined
    if (kind) return t(`vocabulary.agencyKind.${kind}`)
    return names[parameter]?.find((named) => named.value === value)?.name ?? value
  }
  return (['active', 'kind', 'measure', 'mechanism'] as const).flatMap((parameter) =>
    filters[parameter].map((value) => ({
      parameter,
      label: labelOf(parameter, value),
      without: address(
        withFilter(
          filters,
          parameter,
          filters[parameter].filter((other) => other !== value),
        ),
      ),
    })),
  )
}

function address(filters: Filters<'agencies'>): string {
  const query = serialiseFilters('agencies', filters)
  return query ? `/agencies?${query}` : '/agencies'
}
