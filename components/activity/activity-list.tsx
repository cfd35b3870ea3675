import { useLocale, useTranslations } from 'next-intl'
import { Lacks } from '@/components/search/lacks'
import { Pieces } from '@/components/search/pieces'
import { Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import type { ActivityListItem } from '@/lib/directory/activity-list-items'
import type { ActivityPassage } from '@/lib/directory/activity-passages'
import { formatList, formatSpan } from '@/lib/format'

/** The level of the titles under the page's headings. */
type Level = 2 | 3 | 4

/** Activities one beneath the other. */
export function ActivityList({
  activities,
  level = 3,
  passages = {},
}: {
  activities: ActivityListItem[]
  level?: Level
  /** By slug, how the words of a search stand in it: shown in place of the excerpt. */
  passages?: Record<string, ActivityPassage>
}) {
  return (
    <ol className="space-y-8">
      {activities.map((activity) => (
        <li key={activity.slug}>
          <ActivitySummary activity={activity} level={level} found={passages[activity.slug]} />
        </li>
      ))}
    </ol>
  )
}

/** Title, one or two sentences, and one quiet line: when, who, and what kind of work. */
function ActivitySummary({
  activity,
  level,
  found,
}: {
  activity: ActivityListItem
  level: Level
  found: ActivityPassage | undefined
}) {
  const language = useLanguageOf(activity.language)
  const Heading = `h${level}` as const
  return (
    <article className="max-w-measure">
      <Heading className="text-[1.18rem]" {...language}>
        <Link href={`/activities/${activity.slug}`} className="text-ink no-underline hover:underline">
          {activity.title}
        </Link>
      </Heading>
      <p className="mt-1" {...language}>
        {found?.passage ? <Pieces pieces={found.passage} /> : activity.excerpt}
      </p>
      <p className="quiet mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5">
        <ActivityAbout activity={activity} />
        <Lacks words={found?.lacks} />
      </p>
    </article>
  )
}

/** When, who, and what kind of work, as parts of one line. */
export function ActivityAbout({ activity }: { activity: ActivityListItem }) {
  return (
    <>
      <span>{formatSpan(activity.period, useLocale())}</span>
      <Participants agencies={activity.agencies} />
      {activity.measures.slice(0, 2).map((measure) => (
        <MeasureMark key={measure.slug} slug={measure.slug} label={measure.shortLabel} />
      ))}
    </>
  )
}

/** The agency, or all agencies of joint work, the lead first. */
export function Participants({ agencies }: { agencies: ActivityListItem['agencies'] }) {
  const t = useTranslations('activities')
  const locale = useLocale()
  const [lead, ...partners] = agencies.map((agency) => agency.acronym)
  if (!lead || partners.length === 0) return <span>{lead}</span>
  return (
    <strong className="font-semibold text-text">
      {t('jointWith', { lead, partners: formatList(partners, locale) })}
    </strong>
  )
}

/** A kind of work: its colour, always with its name. */
export function MeasureMark({ slug, label }: { slug: string; label: string }) {
  return (
    <span>
      <span aria-hidden="true" className={`measure-mark measure-${slug}`} />
      {label}
    </span>
  )
}
