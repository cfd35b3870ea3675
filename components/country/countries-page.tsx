import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { ViewNames } from '@/components/views/view-links'
import type { CountryListItem, RegionGroup } from '@/lib/directory/countries'
import { compareNames } from '@/lib/format'

/** All countries by region: those with something recorded in full, the others in short beneath them. */
export function CountriesPage({ groups }: { groups: RegionGroup[] }) {
  const t = useTranslations('countries')
  const compare = compareNames(useLocale())
  const recorded = groups.flatMap((group) => group.countries).filter(isRecorded).length
  return (
    <PublicPage path="/countries" current="countries">
      <PageHead title={t('title')}>
        <p className="lede">{t('lede', { count: recorded })}</p>
        <p className="quiet max-w-measure">
          {t('key')} {t('disclaimer')}
        </p>
        <ViewNames of={['activities', 'results']} />
      </PageHead>
      <div className="-mt-8">
        {byParent(groups)
          .toSorted((a, b) => compare(a.name, b.name))
          .map((part) => (
            <Section key={part.name} title={part.name}>
              {part.groups.map((group) => (
                <Region key={group.code} group={group} titled={part.groups.length > 1} />
              ))}
            </Section>
          ))}
      </div>
    </PublicPage>
  )
}

function Region({ group, titled }: { group: RegionGroup; titled: boolean }) {
  const t = useTranslations('countries')
  const compare = compareNames(useLocale())
  const countries = group.countries.toSorted((a, b) => compare(a.name, b.name))
  const recorded = countries.filter(isRecorded)
  const others = countries.filter((country) => !isRecorded(country))
  return (
    <div
      id={`m49-${group.code}`}
      className="grid gap-x-8 gap-y-2 border-line border-t py-4 md:grid-cols-[11rem_minmax(0,1fr)]"
    >
      {titled ? <h3 className="text-[1rem]">{group.name}</h3> : <span className="max-md:hidden" />}
      <div className="space-y-3">
        {recorded.length > 0 ? (
          <ul className="grid gap-x-8 gap-y-2.5 sm:grid-cols-2 lg:grid-cols-3">
            {recorded.map((country) => (
              <RecordedCountry key={country.iso3} country={country} />
            ))}
          </ul>
        ) : null}
        {others.length > 0 ? (
          <ul aria-label={t('nothing')} className="quiet flex flex-wrap gap-x-4 gap-y-0.5">
            {others.map(({ iso3, name }) => (
              <li key={iso3}>
                <Link href={addressOf(iso3)} className="inline-block text-quiet no-underline hover:underline">
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  )
}

function RecordedCountry({ country }: { country: CountryListItem }) {
  const t = useTranslations('counted')
  const counts = [
    ['activities', country.activityCount],
    ['results', country.resultCount],
    ['stories', country.storyCount],
    ['programmes', country.programmeCount],
  ] as const
  return (
    <li>
      <Link href={addressOf(country.iso3)}>{country.name}</Link>
      <p className="quiet flex flex-wrap gap-x-3">
        {counts
          .filter(([, count]) => count > 0)
          .map(([thing, count]) => (
            <span key={thing}>{t(thing, { count })}</span>
          ))}
      </p>
    </li>
  )
}

function addressOf(iso3: string): string {
  return `/countries/${iso3.toLowerCase()}`
}

function isRecorded(country: CountryListItem): boolean {
  return country.activityCount + country.resultCount + country.storyCount + country.programmeCount > 0
}

/** Regions under the region that holds them; one that stands alone there under its own name. */
function byParent(groups: RegionGroup[]): { name: string; groups: RegionGroup[] }[] {
  const parts = new Map<string, { name: string; groups: RegionGroup[] }>()
  for (const group of groups) {
    const { code, name } = group.parent ?? group
    const part = parts.get(code) ?? { name, groups: [] }
    parts.set(code, { name, groups: [...part.groups, group] })
  }
  return [...parts.values()].map((part) => {
    const [only, ...more] = part.groups
    return only && more.length === 0 ? { ...part, name: only.name } : part
  })
}
