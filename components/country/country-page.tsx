import { useLocale, useTranslations } from 'next-intl'
import { PublicPage } from '@/components/frame/public-page'
import { Fact, Facts } from '@/components/ui/facts'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { ViewNames } from '@/components/views/view-links'
import type { CountryDetail } from '@/lib/directory/countries'
import { formatList } from '@/lib/format'
import { serialiseFilters } from '@/lib/search/params'
import { type CountryData, type CountryPart, countryParts } from './country-parts'

/** One country: what is recorded for it, part by part; the parts that have something come first. */
export function CountryPage({ data }: { data: CountryData }) {
  const { country } = data
  const counts = countsOf(data)
  const isEmpty = Object.values(counts).every((count) => count === 0)
  const order = (Object.keys(countryParts) as CountryPart[]).toSorted(
    (a, b) => Number(counts[b] > 0) - Number(counts[a] > 0),
  )
  return (
    <PublicPage path={`/countries/${country.iso3.toLowerCase()}`} current="countries">
      <PageHead trail={<Trail country={country} />} title={country.name}>
        <Lede country={country.name} counts={counts} />
      </PageHead>
      {isEmpty ? (
        <CountryFacts country={country} counts={counts} />
      ) : (
        <div className="grid gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_14rem]">
          <div className="-mt-14">
            {order.map((name) => {
              const Part = countryParts[name]
              return <Part key={name} data={data} />
            })}
          </div>
          <CountryFacts country={country} counts={counts} />
        </div>
      )}
    </PublicPage>
  )
}

/** From the list of countries down to the region in which this one stands there. */
function Trail({ country: { regions } }: { country: CountryDetail }) {
  const t = useTranslations('nav')
  const region = regions.at(-1)
  return (
    <>
      <Link href="/countries">{t('countries')}</Link>
      {regions.slice(0, -1).map(({ code, name }) => (
        <span key={code}> · {name}</span>
      ))}
      {region ? (
        <>
          {' · '}
          <Link href={`/countries#m49-${region.code}`}>{region.name}</Link>
        </>
      ) : null}
    </>
  )
}

type Counts = Record<CountryPart, number>

function countsOf({ country, activityTotal, stories, results }: CountryData): Counts {
  return {
    activities: activityTotal,
    results: results.total,
    stories: stories.length,
    programmes: country.programmes.length,
  }
}

function Lede({ country, counts }: { country: string; counts: Counts }) {
  const t = useTranslations()
  const locale = useLocale()
  const things = (['activities', 'results', 'stories', 'programmes'] as const)
    .filter((thing) => counts[thing] > 0)
    .map((thing) => t(`counted.${thing}`, { count: counts[thing] }))
  return (
    <p className="lede">
      {things.length > 0
        ? t('country.lede', { things: formatList(things, locale), country })
        : t('country.nothingAtAll', { country })}
    </p>
  )
}

/**
 * What there is in other views, the way to work that reaches its whole region, and the codes by which others know
 * the country.
 */
function CountryFacts({ country, counts }: { country: CountryDetail; counts: Counts }) {
  const t = useTranslations()
  const viewed = (['activities', 'results'] as const).filter((list) => counts[list] > 0)
  const query = serialiseFilters('activities', { country: [country.iso3.toLowerCase()] })
  return (
    <aside>
      <Facts>
        <Fact term={t('views.label')}>
          {viewed.length > 0 ? <ViewNames of={viewed} query={query} /> : null}
        </Fact>
        <Fact
          term={t('country.regional')}
          values={country.regions.toReversed().map(({ code, name }) => (
            <Link key={code} href={`/activities?region=${code}`} rel="nofollow">
              {name}
              <span className="sr-only">: {t('nav.activities')}</span>
            </Link>
          ))}
        />
        <Fact
          term={t('country.codes')}
          values={[t('country.iso', { code: country.iso3 }), t('country.m49', { code: country.m49 })]}
        />
      </Facts>
    </aside>
  )
}
