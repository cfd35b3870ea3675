import { useLocale, useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { useLanguageOf } from '@/components/ui/text'
import type { StoryListItem } from '@/lib/directory/stories'
import { formatList, formatMonth } from '@/lib/format'

/** Stories one beneath the other: title, lede, and one quiet line with where and when. */
export function StoryList({ stories, level = 2 }: { stories: StoryListItem[]; level?: 2 | 3 }) {
  return (
    <ol className="space-y-8">
      {stories.map((story) => (
        <li key={story.slug}>
          <StorySummary story={story} level={level} />
        </li>
      ))}
    </ol>
  )
}

function StorySummary({ story, level }: { story: StoryListItem; level: 2 | 3 }) {
  const t = useTranslations()
  const locale = useLocale()
  const language = useLanguageOf(story.language)
  const Heading = `h${level}` as const
  const places = [...story.countries, ...story.regions].map((place) => place.name)
  return (
    <article className="max-w-measure">
      <Heading className="text-[1.18rem]" {...language}>
        <Link href={`/stories/${story.slug}`} className="text-ink no-underline hover:underline">
          {story.title}
        </Link>
      </Heading>
      <p className="mt-1" {...language}>
        {story.lede}
      </p>
      <p className="quiet mt-1.5 flex flex-wrap gap-x-4 gap-y-0.5">
        {places.length > 0 ? <span>{formatList(places, locale)}</span> : null}
        <span>{t('stories.asOf', { month: formatMonth(story.asOfMonth, locale) })}</span>
        {story.pillars.length > 0 && story.pillars.length < 6 ? (
          <span>
            {formatList(
              story.pillars.map((pillar) => t(`vocabulary.pillar.${pillar}`)),
              locale,
            )}
          </span>
        ) : null}
      </p>
    </article>
  )
}
