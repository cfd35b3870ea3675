import { useLocale, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActivityAbout } from '@/components/activity/activity-list'
import { FilterProblems } from '@/components/filters/chosen'
import { PublicPage } from '@/components/frame/public-page'
import { ResultAbout, ResultNumber } from '@/components/results/result-figure'
import { Link } from '@/components/ui/link'
import { PageHead } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import { type Hit, mostHits, type SearchPage } from '@/lib/directory/search'
import { formatNumber } from '@/lib/format'
import { type FilterProblem, type Filters, serialiseFilters } from '@/lib/search/params'
import { Lacks } from './lacks'
import { Outcome } from './outcome'
import { Pieces } from './pieces'
import { SearchForm } from './search-form'

export type SearchPageData = { filters: Filters<'search'>; problems: FilterProblem[]; found: SearchPage }

/** Everything that the words lead to, the best first, and what kinds of things these are. */
export function SearchResultsPage({ data: { filters, problems, found } }: { data: SearchPageData }) {
  const t = useTranslations('search')
  const [text = ''] = filters.q
  const address = (changed: Partial<Filters<'search'>>) =>
    addressOf('/search', serialiseFilters('search', { ...filters, cursor: [], ...changed }))
  return (
    <PublicPage path={address({ cursor: filters.cursor })}>
      <PageHead title={text ? t('titleFor', { text }) : t('title')} />
      <SearchForm text={text} />
      {text ? null : <p className="lede mt-8">{t('lede')}</p>}
      <div className="mt-8">
        <FilterProblems problems={problems} />
        {text ? (
          <>
            <Outcome outcome={found.outcome} addressOf={(other) => address({ q: [other] })} />
            <Kinds found={found} filters={filters} address={address} />
            <Hits found={found} />
            {found.nextCursor ? (
              <p className="mt-10">
                <Link href={address({ cursor: [found.nextCursor] })} rel="nofollow" className="font-semibold">
                  {t('more')}
                </Link>
              </p>
            ) : null}
          </>
        ) : null}
      </div>
    </PublicPage>
  )
}

const browse = {
  agencies: (chunks: ReactNode) => <Link href="/agencies">{chunks}</Link>,
  countries: (chunks: ReactNode) => <Link href="/countries">{chunks}</Link>,
  activities: (chunks: ReactNode) => <Link href="/activities">{chunks}</Link>,
}

type Address = (changed: Partial<Filters<'search'>>) => string

/** How many of each kind, each a link that shows only these; activities lead to their list with all its filters. */
function Kinds({
  found,
  filters,
  address,
}: {
  found: SearchPage
  filters: Filters<'search'>
  address: Address
}) {
  const t = useTranslations('search')
  const locale = useLocale()
  if (found.counts.length === 0) return found.outcome.of > 0 ? <p>{t.rich('nothing', browse)}</p> : null
  const [chosen] = filters.kind
  return (
    <>
      <ul aria-label={t('kinds')} className="flex flex-wrap gap-x-6 gap-y-1 border-line border-b pb-3">
        <li>
          <Current link={address({ kind: [] })} current={!chosen} label={t('all')} />
        </li>
        {found.counts.map(({ kind, count }) => (
          <li key={kind}>
            <Current
              link={address({ kind: [kind] })}
              current={chosen === kind}
              label={`${t(`many.${kind}`)} ${formatNumber(count, locale)}`}
            />
          </li>
        ))}
      </ul>
      {found.activityCount > 0 ? (
        <p className="mt-3">
          <Link
            href={addressOf('/activities', serialiseFilters('activities', { q: filters.q }))}
            rel="nofollow"
          >
            {t('asList', { count: found.activityCount })}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function Current({ link, current, label }: { link: string; current: boolean; label: string }) {
  return (
    <Link
      href={link}
      rel="nofollow"
      aria-current={current ? 'true' : undefined}
      className={current ? 'font-semibold text-ink no-underline' : undefined}
    >
      {label}
    </Link>
  )
}

function Hits({ found }: { found: SearchPage }) {
  const t = useTranslations('search')
  return (
    <>
      <ol className="mt-8 space-y-7">
        {found.hits.map((hit) => (
          <li key={`${hit.kind} ${hit.key}`}>
            <HitSummary hit={hit} />
          </li>
        ))}
      </ol>
      {found.activityCount > mostHits ? (
        <p className="quiet mt-8">{t('capped', { count: mostHits })}</p>
      ) : null}
    </>
  )
}

function HitSummary({ hit }: { hit: Hit }) {
  const t = useTranslations('search')
  const qualifier = useTranslations('vocabulary.qualifier')
  const language = useLanguageOf(hit.language)
  const { result } = hit
  return (
    <article className="max-w-measure">
      {result ? (
        <p className="font-semibold text-[0.88rem] text-accent">{qualifier(result.qualifier)}</p>
      ) : null}
      <h2 className="text-[1.18rem]" {...language}>
        <Link href={pathOf(hit)} className="text-ink no-underline hover:underline">
          {result ? (
            <>
              <ResultNumber result={result} />{' '}
            </>
          ) : null}
          <Pieces pieces={hit.title} />
        </Link>
      </h2>
      {hit.passage && !result ? (
        <p className="mt-1" {...language}>
          <Pieces pieces={hit.passage} />
        </p>
      ) : null}
      <p className="quiet mt-1 flex flex-wrap gap-x-4 gap-y-0.5">
        <span>{t(`one.${hit.kind}`)}</span>
        {hit.activity ? <ActivityAbout activity={hit.activity} /> : null}
        {result ? <ResultAbout result={result} /> : null}
        <Lacks words={hit.lacks} />
      </p>
    </article>
  )
}

const folders: Record<Hit['kind'], string> = {
  activity: 'activities',
  agency: 'agencies',
  country: 'countries',
  measure: 'measures',
  mechanism: 'mechanisms',
  programme: 'programmes',
  result: 'results',
  story: 'stories',
}

/** A result is shown by what states it. */
function pathOf({ kind, key, result }: Hit): string {
  if (kind !== 'result') return `/${folders[kind]}/${key.toLowerCase()}`
  if (result?.activity) return `/activities/${result.activity.slug}#${key}`
  return result?.story ? `/stories/${result.story.slug}#${key}` : '/results'
}

function addressOf(path: string, query: string): string {
  return query ? `${path}?${query}` : path
}
