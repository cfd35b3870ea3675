import { useTranslations } from 'next-intl'
import { ActivitySection } from '@/components/activity/activity-section'
import { PublicPage } from '@/components/frame/public-page'
import { AllResults } from '@/components/results/all-results'
import { ResultBars } from '@/components/results/result-bars'
import { ResultGrid } from '@/components/results/result-grid'
import { StoryList } from '@/components/story/story-list'
import { Link } from '@/components/ui/link'
import { PageHead, Section } from '@/components/ui/page-head'
import { InLanguage, Prose, useLanguageOf } from '@/components/ui/text'
import { comparableResults } from '@/lib/comparable-results'
import type { ActivityPage } from '@/lib/directory/activities'
import { pillars } from '@/lib/directory/pillars'
import type { ProgrammeDetail } from '@/lib/directory/programmes'
import type { ResultItem, ResultPage } from '@/lib/directory/results'
import type { StoryListItem } from '@/lib/directory/stories'
import { ProgrammeFacts } from './programme-facts'

export type ProgrammeData = {
  programme: ProgrammeDetail
  results: ResultPage
  stories: StoryListItem[]
  activities: ActivityPage
  activityTotal: number
}

/** One programme: what it works on, who carries it out, what came of it, and what tells of it. */
export function ProgrammePage({ data }: { data: ProgrammeData }) {
  const t = useTranslations()
  const { programme, results, stories } = data
  return (
    <PublicPage path={`/programmes/${programme.slug}`}>
      <PageHead
        trail={
          <>
            <Link href="/programmes">{t('nav.programmes')}</Link> ·{' '}
            {t(`vocabulary.programmeKind.${programme.kind}`)}
          </>
        }
        title={<InLanguage language="en">{programme.name}</InLanguage>}
      >
        <p className="lede" {...useLanguageOf('en')}>
          {programme.summary}
        </p>
      </PageHead>
      <div className="grid gap-x-16 gap-y-10 md:grid-cols-[minmax(0,1fr)_14rem]">
        <div className="space-y-10">
          {programme.body ? <Prose text={programme.body} /> : null}
          <Pillars programme={programme} />
        </div>
        <ProgrammeFacts programme={programme} />
      </div>
      <Section title={t('nav.results')} id="results">
        {results.total > 0 ? (
          <>
            <Results results={results.items} />
            <AllResults page={results} filters={{ programme: [programme.slug] }} />
          </>
        ) : (
          <p className="quiet">{t('programme.noResults')}</p>
        )}
      </Section>
      {stories.length > 0 ? (
        <Section title={t('nav.stories')} id="stories">
          <StoryList stories={stories} level={3} />
        </Section>
      ) : null}
      <ActivitySection
        page={data.activities}
        total={data.activityTotal}
        filters={{ programme: [programme.slug] }}
        nothing={t('programme.nothing')}
      />
    </PublicPage>
  )
}

/** All six pillars; those that the programme does not work on say so. */
function Pillars({ programme }: { programme: ProgrammeDetail }) {
  const t = useTranslations()
  const own = new Set(programme.pillars)
  if (own.size === 0) return null
  return (
    <section aria-labelledby="pillars">
      <h2 id="pillars">{t('programme.pillars')}</h2>
      <p className="mt-2 mb-3">{t('programme.pillarCount', { count: own.size })}</p>
      <ul className="grid max-w-measure gap-x-8 sm:grid-cols-2">
        {pillars.map((pillar) => (
          <li
            key={pillar}
            className={`flex justify-between gap-3 border-line border-t py-1.5 ${own.has(pillar) ? 'font-semibold' : 'text-quiet'}`}
          >
            {t(`vocabulary.pillar.${pillar}`)}
            {own.has(pillar) ? null : (
              <span className="quiet whitespace-nowrap">{t('programme.pillarOut')}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Numbers of the same unit with bars, the others as figures. */
function Results({ results }: { results: ResultItem[] }) {
  const { groups, others } = comparableResults(results)
  return (
    <>
      {groups.map((group) => (
        <ResultBars key={group.unit} results={group.results} most={group.most} />
      ))}
      <ResultGrid results={others} within="programme" />
    </>
  )
}
