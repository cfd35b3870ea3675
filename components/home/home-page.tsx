import { useTranslations } from 'next-intl'
import { ActivityList } from '@/components/activity/activity-list'
import { PublicPage } from '@/components/frame/public-page'
import { ResultFigure } from '@/components/results/result-figure'
import { SearchForm } from '@/components/search/search-form'
import { Timeline } from '@/components/timeline/timeline'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import { ViewNames } from '@/components/views/view-links'
import type { ActivityListItem } from '@/lib/directory/activity-list-items'
import type { MeasureListItem } from '@/lib/directory/measures'
import type { Overview } from '@/lib/directory/overview'
import type { ResultItem } from '@/lib/directory/results'
import type { StoryListItem } from '@/lib/directory/stories'
import type { Timeline as TimelineData } from '@/lib/directory/timeline'
import { serialiseFilters } from '@/lib/search/params'

/** What this is, in one sentence; a way to search; and the inventory at a glance. */
export function HomePage({
  overview,
  timeline,
  results,
  newest,
  measures,
  stories,
}: {
  overview: Overview
  timeline: TimelineData
  results: ResultItem[]
  newest: ActivityListItem[]
  measures: MeasureListItem[]
  stories: StoryListItem[]
}) {
  const t = useTranslations('home')
  const { firstYear, lastYear } = overview
  return (
    <PublicPage path="/">
      <header className="pt-12 pb-14 md:pt-16">
        <h1 className="max-w-2xl text-[clamp(2.1rem,1.4rem+3vw,3.1rem)]">{t('title')}</h1>
        <p className="lede mt-4">
          {t('lede', { agencies: overview.agencyCount, year: String(firstYear ?? '') })}
        </p>
        <Search />
      </header>
      {firstYear && lastYear ? (
        <section aria-labelledby="reporting" className="band py-10">
          <h2 id="reporting">{t('timelineTitle', { years: lastYear - firstYear + 1 })}</h2>
          <p className="quiet mt-1 mb-4 max-w-measure">{t('timelineLede')}</p>
          <Timeline
            timeline={timeline}
            addressOf={({ period, row }) =>
              `/activities?${serialiseFilters('activities', { period: [period], measure: row ? [row] : [] })}`
            }
          />
          <div className="mt-4">
            <ViewNames of={['activities', 'results']} />
          </div>
        </section>
      ) : null}
      <Section title={t('resultsTitle')} aside={<Link href="/results">{t('allResults')}</Link>}>
        <ul className="grid gap-8 sm:grid-cols-2 lg:grid-cols-4">
          {results.map((result) => (
            <li key={result.slug}>
              <ResultFigure result={result} />
            </li>
          ))}
        </ul>
      </Section>
      <div className="grid gap-x-16 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Section
          title={t('newestTitle')}
          aside={<Link href="/activities">{t('allActivities', { count: overview.activityCount })}</Link>}
        >
          <ActivityList activities={newest} />
        </Section>
        <div>
          <Section title={t('measuresTitle')}>
            <MeasureLinks measures={measures} />
          </Section>
          <Section title={t('storiesTitle')} aside={<Link href="/stories">{t('allStories')}</Link>}>
            <StoryLinks stories={stories} />
          </Section>
        </div>
      </div>
    </PublicPage>
  )
}

function Search() {
  const t = useTranslations('home')
  const examples = t('tryWords').split('|')
  return (
    <div className="mt-7">
      <SearchForm />
      <p className="quiet mt-3 flex flex-wrap gap-x-3">
        <span>{t('try')}</span>
        {examples.map((words) => (
          <Link key={words} href={`/search?${serialiseFilters('search', { q: [words] })}`} rel="nofollow">
            {words}
          </Link>
        ))}
      </p>
    </div>
  )
}

function MeasureLinks({ measures }: { measures: MeasureListItem[] }) {
  return (
    <ul>
      {measures.map(({ slug, shortLabel, activityCount }) => (
        <li key={slug} className="flex items-baseline border-line border-t py-1.5">
          <span aria-hidden="true" className={`measure-mark measure-${slug}`} />
          <Link href={`/measures/${slug}`} className="flex-1">
            {shortLabel}
          </Link>
          <span className="quiet tabular-nums">{activityCount}</span>
        </li>
      ))}
    </ul>
  )
}

function StoryLinks({ stories }: { stories: StoryListItem[] }) {
  const language = useLanguageOf('en')
  return (
    <ul className="space-y-4" {...language}>
      {stories.map(({ slug, title, countries }) => (
        <li key={slug}>
          <Link href={`/stories/${slug}`}>{title}</Link>
          {countries.length > 0 ? (
            <span className="quiet block">{countries.map((country) => country.name).join(', ')}</span>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
