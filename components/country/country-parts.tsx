import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { ActivitySection } from '@/components/activity/activity-section'
import { AllResults } from '@/components/results/all-results'
import { ResultGrid } from '@/components/results/result-grid'
import { StoryList } from '@/components/story/story-list'
import { Link } from '@/components/ui/link'
import { Section } from '@/components/ui/page-head'
import { useLanguageOf } from '@/components/ui/text'
import type { ActivityPage } from '@/lib/directory/activities'
import type { CountryDetail } from '@/lib/directory/countries'
import type { ResultPage } from '@/lib/directory/results'
import type { StoryListItem } from '@/lib/directory/stories'

export type CountryData = {
  country: CountryDetail
  activities: ActivityPage
  activityTotal: number
  stories: StoryListItem[]
  results: ResultPage
}

/** The parts of a country's page, in their order. Each says so where it has nothing yet. */
export const countryParts = {
  stories: StoriesPart,
  results: ResultsPart,
  programmes: ProgrammesPart,
  activities: ActivitiesPart,
}

export type CountryPart = keyof typeof countryParts

function StoriesPart({ data: { country, stories } }: { data: CountryData }) {
  const t = useTranslations('country')
  const nothing = stories.length === 0 ? t('noStories', { country: country.name }) : null
  return (
    <Part name="stories" nothing={nothing}>
      <StoryList stories={stories} level={3} />
    </Part>
  )
}

function ResultsPart({ data: { country, results } }: { data: CountryData }) {
  const t = useTranslations('country')
  const nothing = results.total === 0 ? t('noResults', { country: country.name }) : null
  return (
    <Part name="results" nothing={nothing}>
      <ResultGrid results={results.items} within="country" />
      <AllResults page={results} filters={{ country: [country.iso3.toLowerCase()] }} />
    </Part>
  )
}

function ProgrammesPart({ data: { country } }: { data: CountryData }) {
  const t = useTranslations('country')
  const language = useLanguageOf('en')
  const nothing = country.programmes.length === 0 ? t('noProgrammes', { country: country.name }) : null
  return (
    <Part name="programmes" nothing={nothing}>
      <ul className="max-w-measure">
        {country.programmes.map(({ slug, name, summary }) => (
          <li key={slug} className="border-line border-t py-2.5" {...language}>
            <Link href={`/programmes/${slug}`}>{name}</Link>
            <p>{summary}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function ActivitiesPart({ data: { country, activities, activityTotal } }: { data: CountryData }) {
  const t = useTranslations('country')
  return (
    <ActivitySection
      page={activities}
      total={activityTotal}
      filters={{ country: [country.iso3.toLowerCase()] }}
      nothing={t('noActivities', { country: country.name })}
    />
  )
}

function Part({
  name,
  nothing,
  children,
}: {
  name: 'stories' | 'results' | 'programmes'
  nothing: string | null
  children: ReactNode
}) {
  const t = useTranslations('nav')
  return (
    <Section title={t(name)} id={name}>
      {nothing ? <p className="quiet">{nothing}</p> : children}
    </Section>
  )
}
